"""The words and papers of the build set. All invented."""
import sys

from .story import Clinician

NAME = "build"
PHRASES = "build.phrases"
MEN = ["Daniel", "Robert", "Luis", "Kevin", "Anthony", "Paul", "Jorge",
       "Michael", "Samuel", "Victor", "Gerald", "Dennis", "Raymond", "Tuan"]
WOMEN = ["Maria", "Susan", "Angela", "Teresa", "Linda", "Rosa", "Karen",
         "Denise", "Patricia", "Yolanda", "Janet", "Carol", "Mai", "Brenda"]
SURNAMES = ["Winterbourne", "Aldana", "Castellow", "Pruitt", "Okafor",
            "Lindqvist", "Barragan", "Tremaine", "Halloway", "Esquivel",
            "Norwood", "Sandoval", "Birch", "Quintero", "Marlowe", "Ferrante",
            "Ostrander", "Vandermeer", "Delacroix", "Huang", "Petrakis",
            "Ramsdell", "Coyle", "Igarashi", "Thibodeau", "Nakamura"]
CLAIMS = [lambda r: f"WC{r.randint(1000000, 9999999)}",
          lambda r: f"{r.randint(10, 99)}-{r.randint(100000, 999999)}",
          lambda r: f"0{r.randint(10, 99)}{r.randint(100000, 999999)}-01"]
JOBS = [("warehouse worker", "lifting a pallet of tiles"),
        ("nurse assistant", "transferring a patient from bed to chair"),
        ("carpenter", "falling from a step ladder"),
        ("cashier", "repetitive scanning and reaching"),
        ("delivery driver", "slipping on a wet loading dock"),
        ("machine operator", "pulling a jammed part from a press")]
EMPLOYERS = ["Alder Creek Distribution", "Bayline Medical Center",
             "Corvane Foods", "Stonemill Builders", "Pacific Tern Logistics"]
CARRIERS = ["Granite Coast Insurance", "Meridian Claims Services",
            "Sierra Mutual Indemnity", "Harborline Casualty"]
STREETS = ["Poplar Ave, Suite 210", "N. Mission Blvd", "Harbor Street",
           "Oak Grove Road, Ste. 4", "E. Valley Parkway", "Third Street"]
TOWNS = ["Marrow Bay, CA 93999", "Los Cedros, CA 92988",
         "Port Alder, CA 90899", "Santa Belina, CA 95988"]


def dates(form):
    return lambda d: d.strftime(form)


DATES = [dates(f) for f in ("%m/%d/%Y", "%-m/%-d/%Y", "%B %-d, %Y",
                            "%m/%d/%y", "%b %-d, %Y", "%m-%d-%Y")]
TITLE_AT = ["top"] * 6 + ["footer"]
DATE_AT = ["top", "table", "table", "line", "end"]
LAYOUTS = ["headed", "runin", "headed", "runin", "cols", "bullets"]
IDENTITIES = [["patient", "dob", "doi", "claim", "dos"],
              ["patient", "claim", "employer", "doi", "dob", "dos"],
              ["patient", "dos", "dob"],
              ["dos", "patient", "sex", "age", "dob", "claim", "adjuster"]]
IDENTITY_FORMS = ["pairs", "pairs", "aligned", "grid"]
SIGNS = ["Sincerely,||____________________|{printed}|{SPEC}",
         "____________________________|{printed}|Cal. License {lic}",
         "{printed}|{SPEC}|Electronically signed on {later}",
         "Respectfully submitted,||{printed}|Diplomate, {spec}"]
NUMBERS = [lambda n, t: f"Page {n} of {t}" if t else "",
           lambda n, t: f"Page {n}" if t else "",
           lambda n, t: f"{n}/{t}" if t else "",
           lambda n, t: f"-{n}-" if t and n > 1 else "",
           lambda n, t: ""]
FAMILIES = ["sans", "serif", "serif", "mono"]
SIZES = [10, 10, 11, 9]
HEADS = ["bold", "caps", "under", "colon", "bar"]
CHECKS = ["box", "square", "line"]
RUNNING = ["RE: {name}", "{name}   DOS: {date}", "{full}   Claim {claim}",
           "{title} - {name}"]
PHONES = ["Phone {phone}   Fax {fax}", "Tel: {phone} / Fax: {fax}",
          "T {phone}"]
SIGS = {1: ["once daily", "qd", "at bedtime", "one a day"],
        2: ["twice daily", "BID", "every 12 hours", "two times a day"],
        3: ["three times daily", "TID", "every 8 hours"],
        4: ["four times a day", "QID", "every 6 hours"]}
SIG_FORMS = ["{name} {strength} mg {how}", "{name} {strength} mg 1 tab {how}",
             "{name} {strength}mg, one {how}"]
COUNTS = [" #{0}", ", #{0}", " (#{0})"]
PAIN_PAIRS = ["Pain is {0}/10 with medication and {1}/10 without medication.",
              "With medications pain is {0}/10; without medications {1}/10.",
              "Without medication pain is {1}/10, reduced to {0}/10 with "
              "medication."]
RELIEFS = ["The injection of {date} gave {percent}% pain relief for {weeks} "
           "weeks.",
           "{percent}% relief of pain for {weeks} weeks after the injection "
           "on {date}.",
           "Following the injection on {date} there was {percent}% pain "
           "relief lasting {weeks} weeks."]
TOPICALS = ["Terocin patches", "lidocaine 5% patch", "Voltaren gel",
            "capsaicin cream"]
MODALITIES = ["Ther ex, MHP", "Ther ex, manual, ice", "Stretching, bike 10 min",
              "Manual therapy, ther ex", "Core stabilization, MHP"]
TOLERATED = ["good", "fair", "good", "tolerated well"]
FLOW_HEAD = ["Visit", "Date", "Pain", "Treatment", "Tolerance", "Init"]
MED_HEAD = ["Date", "Medication and directions", "Prescriber"]
RFA_HEAD = ["Diagnosis", "ICD", "Service/Good Requested", "CPT",
            "Other Information"]
LABS = ["Tidewater Toxicology", "Bellmead Clinical Laboratories"]
PHARMACIES = ["Larkspur Pharmacy"]
REVIEWERS = ["State Review Organization"]
PR2 = {"cc": "Subjective complaints", "ex": "Objective findings",
       "dx": "Diagnoses", "rx": "Current medications",
       "pl": "Treatment plan", "wk": "Work status"}
ANALYTES = ["Amphetamines", "Barbiturates", "Benzodiazepines", "Cocaine",
            "Opiates", "Oxycodone", "Methadone", "THC", "PCP",
            "Propoxyphene", "Tramadol", "Creatinine"]
BLOOD = [("WBC", 4, 11, "K/uL"), ("Hemoglobin", 12, 17, "g/dL"),
         ("Platelets", 150, 400, "K/uL"), ("Glucose", 65, 99, "mg/dL"),
         ("Creatinine", 0.6, 1.3, "mg/dL"), ("AST", 10, 40, "U/L"),
         ("ALT", 7, 56, "U/L")]


def clinicians(rng):
    def one(office, credential, specialty):
        return Clinician(rng, sys.modules[__name__], office,
                         credential, specialty)
    return {
        "ptp": one(rng.choice(["Alder Creek Occupational Medicine",
                               "Harbor Industrial Medical Group",
                               "Three Rivers Work Clinic"]), "M.D.",
                   "occupational medicine"),
        "pain": one("Coastal Pain Institute", "M.D.", "pain management"),
        "ortho": one("Mission Orthopaedic Associates", "M.D.",
                     "orthopedic surgery"),
        "qme": one("Panel Evaluations of the Valley", "M.D.",
                   "orthopedic surgery"),
        "psych": one("Seaview Psychological Services", "Ph.D.", "psychology"),
        "pt": one("Foothill Physical Therapy", "PT, DPT", "physical therapy"),
        "chiro": one("Oakmont Chiropractic", "D.C.", "chiropractic"),
        "acu": one("Willow Acupuncture Center", "L.Ac.", "acupuncture"),
        "radio": one("Crestline Open MRI and Imaging", "M.D.",
                     "diagnostic radiology"),
        "emg": one("Valley Neurodiagnostics", "M.D.", "neurology"),
        "urdoc": one("Beacon Utilization Management", "M.D.",
                     "physical medicine and rehabilitation"),
        "urdoc2": one("Clearpath Review Services", "M.D.",
                      "occupational medicine"),
        "attorney": one("Law Offices of Tremaine and Birch", "Esq.", None),
    }


WORDS = {
    "name form": ["plain", "last", "caps", "middle"],
    "bullet": ["-", "*"],
    "label patient": ["Patient Name:", "Patient:", "RE:", "Name:"],
    "label dob": ["DOB:", "Date of Birth:", "D.O.B.:"],
    "label claim": ["Claim #:", "Claim No.:", "Claim Number:"],
    "label doi": ["DOI:", "Date of Injury:", "D/I:"],
    "label dos": ["Date of Service:", "DOS:", "Date of Visit:",
                  "Date of Exam:"],
    "label employer": ["Employer:"], "label sex": ["Sex:", "Gender:"],
    "label job": ["Occupation:"], "label age": ["Age:"],
    "label carrier": ["Insurance:", "Carrier:"],
    "label adjuster": ["Adjuster:", "Attn:"],
    "label next": ["Next appointment:", "Return visit:"],
    "label referring": ["Referring physician:", "Ordered by:"],
    "label collected": ["Collected:", "Date Collected:"],
    "label received lab": ["Received:", "Date Received:"],
    "label reported": ["Reported:", "Date Reported:"],
    "label physician": ["Physician:"],
    "label rfa date": ["RFA received:", "Date of RFA:"],
    "label ur ref": ["Review ID:", "Reference #:"],
    "label dated": ["Dated:", "Date:"],
    "label printed": ["Printed:", "Print date:"],
    "head hx": ["History of Injury", "History of Present Illness"],
    "head cc": ["Subjective Complaints", "Chief Complaint",
                "Current Complaints"],
    "head tx": ["Treatment to Date", "Interim History", "Prior Treatment"],
    "head rx": ["Medications", "Current Medications"],
    "head ex": ["Objective Findings", "Physical Examination", "Examination"],
    "head im": ["Diagnostic Studies", "Imaging", "Review of Studies"],
    "head dx": ["Diagnoses", "Assessment", "Diagnosis"],
    "head pl": ["Treatment Plan", "Plan", "Recommendations"],
    "head wk": ["Work Status", "Disability Status"],
    "head job": ["Job Description", "Occupational History"],
    "head pmh": ["Past Medical History"],
    "head disc": ["Discussion", "Causation and Discussion"],
    "head record": ["Review of Records", "Medical Records Reviewed"],
    "head gap": ["Comment on the Records"],
    "head tests done": ["Special Tests", "Orthopedic Testing"],
    "head subj": ["S", "Subjective"], "head obj": ["O", "Objective"],
    "head did": ["A", "Treatment Rendered"], "head plan": ["P", "Plan"],
    "head tech": ["TECHNIQUE"], "head compare": ["COMPARISON"],
    "head found": ["FINDINGS"], "head impr": ["IMPRESSION", "Impression"],
    "head predx": ["Preoperative Diagnosis"],
    "head postdx": ["Postoperative Diagnosis"],
    "head proc": ["Procedure Performed", "Procedure"],
    "head anes": ["Anesthesia"],
    "head descr": ["Description of Procedure", "Procedure in Detail"],
    "head compl": ["Complications"],
    "head ur decision": ["Determination", "Decision"],
    "head ur record": ["Records Reviewed"],
    "head ur summary": ["Clinical Summary"],
    "head ur reason": ["Rationale", "Reasons for the Decision"],
    "head ur rights": ["Appeal Rights", "Disputing This Decision"],
    "head psyhx": ["Psychosocial History"],
    "head mental": ["Mental Status Examination"],
    "head tests": ["Psychological Testing"],
    "title progress": ["Progress Report", "Follow-up Visit Note",
                       "Primary Treating Physician's Follow-Up Report",
                       "Office Visit"],
    "title initial": ["Initial Evaluation Report",
                      "Initial Comprehensive Evaluation"],
    "title consult": ["Orthopedic Consultation",
                      "Initial Orthopedic Consultation Report"],
    "title painconsult": ["Pain Management Consultation",
                          "Initial Pain Management Evaluation"],
    "title painfollow": ["Pain Management Follow-up",
                         "Pain Medicine Re-evaluation Report"],
    "title qme": ["Panel Qualified Medical Evaluation",
                  "Agreed Medical Evaluation Report"],
    "title psych": ["Psychological Evaluation",
                    "Initial Psychological Consultation"],
    "title psych note": ["Psychotherapy Progress Note"],
    "title physical-therapy": ["Physical Therapy Daily Note",
                               "PT Treatment Note"],
    "title chiropractic": ["Chiropractic Treatment Note",
                           "Chiropractic SOAP Note"],
    "title acupuncture": ["Acupuncture Treatment Record",
                          "Acupuncture Progress Note"],
    "title flow": ["Therapy Flow Sheet", "Treatment Log"],
    "title mri": ["MRI OF THE {SIDE} {PART} WITHOUT CONTRAST",
                  "MRI {PART}"],
    "title x-ray": ["X-RAY {PART}, 2 VIEWS", "RADIOGRAPHS OF THE {PART}"],
    "title emg": ["Electrodiagnostic Report", "EMG and Nerve Conduction Study"],
    "title injection": ["Procedure Note", "Operative Report"],
    "title operative": ["Operative Report", "Report of Operation"],
    "title uds": ["Urine Drug Screen Report", "Toxicology Report"],
    "title lab": ["Laboratory Report", "Final Laboratory Results"],
    "title medlist": ["Medication List", "Current Medication List"],
    "title pharmacy": ["Prescription History", "Patient Prescription Profile"],
    "title pr2": ["PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT (PR-2)"],
    "title rfa": ["REQUEST FOR AUTHORIZATION DWC Form RFA"],
    "title ur denied": ["Notice of Utilization Review Denial",
                        "UTILIZATION REVIEW DETERMINATION"],
    "title ur modified": ["Utilization Review Modification",
                          "UTILIZATION REVIEW DETERMINATION"],
    "title ur approved": ["Notice of Certification",
                          "UTILIZATION REVIEW DETERMINATION"],
    "title application": ["APPLICATION FOR INDEPENDENT MEDICAL REVIEW "
                          "DWC Form IMR"],
    "title prior": ["Independent Medical Review Final Determination Letter"],
    "title bill": ["Statement of Charges", "Itemized Billing Statement"],
    "title cover": ["FAX", "FACSIMILE COVER SHEET"],
    "title pos": ["PROOF OF SERVICE BY MAIL", "PROOF OF SERVICE"],
    "title statement": ["Claims Administrator's Statement",
                        "Employer's Statement of Position"],
    "title order": ["Findings and Order", "Order of the Workers' "
                    "Compensation Judge"],
    "title certification": ["Certification of Records",
                            "Declaration of Custodian of Records"],
    "head activities": ["Activities of Daily Living"],
    "head measured": ["Measurements"],
    "head notice": ["Disclosures", "Required Statements"],
    "head chronology": ["Appointments"],
    "activities": ["The patient marked this form before the visit."],
    "measured": ["By goniometer and inclinometer, best of three, in degrees."],
    "attended": ["Seen in this office.", "Seen, see separate report.",
                 "Attended.", "Kept appointment."],
    "pr2 patient": ["Patient"],
    "state line": ["State of California   Division of Workers' Compensation"],
    "rfa note": ["Attach the report that substantiates the request."],
    "rfa table": ["Requested Treatment"],
    "dictation": ["D: {d}   T: {t}", "Dictated {d}, transcribed {t}. "
                  "Printed {p}.", "Printed on {p}"],
    "visit number": ["Visit {i} of {g} authorized.", "Visit #: {i}",
                     "Treatment {i} of {n}"],
    "exam line mri": ["{study} of the {part} performed {date}.",
                      "Exam: {study} {part}. Exam date: {date}."],
    "exam line x-ray": ["X-ray of the {part} taken {date}.",
                        "Exam: x-ray {part}, {date}."],
    "exam line emg": ["EMG and nerve conduction studies of both {limb}s were "
                      "performed on {date}.",
                      "EMG/NCV study of the {limb}s, {date}."],
    "procedure epidural-steroid-injection": [
        "{S} {lvl} transforaminal epidural steroid injection under "
        "fluoroscopy.", "Interlaminar epidural steroid injection at {lvl}."],
    "procedure joint-injection": [
        "Corticosteroid injection, {s} {p}.",
        "Intra-articular steroid injection of the {s} {p}."],
    "uds line": ["Urine drug screen, final results.",
                 "Urine drug testing by immunoassay was completed."],
    "as of": ["As of", "Medications reviewed"],
    "ur denied": ["The request for {what} is denied.",
                  "{what}: non-certified."],
    "ur modified": ["The request for {what} is modified; {given} are "
                    "certified.",
                    "{what}: modified, {given} approved."],
    "ur approved": ["The request for {what} is certified.",
                    "{what}: approved."],
    "prior upheld": ["{what} is not medically necessary. The decision is "
                     "UPHELD."],
    "prior overturned": ["{what} is medically necessary. The decision is "
                         "OVERTURNED."],
    "quoted": ["{date}. {title}, {who}:", "{title} by {who}, dated {date}."],
    "addressee": ["Claims Department", "Independent Medical Review Unit"],
    "re": ["Re:", "RE:"], "claim words": ["Claim", "Claim number"],
    "dear": ["To whom it may concern:", "Dear Sir or Madam:"],
    "yours": ["Sincerely,", "Yours truly,"],
    "fax to": ["TO:"], "fax from": ["FROM:"], "fax date": ["DATE:"],
    "fax pages": ["PAGES (including cover):"], "fax re": ["RE:"],
}

FILLER = {
    "hx": [
        "{mr} is a {age}-year-old {sex} who was employed as a {job} by "
        "{employer}.",
        "On {doi}, while {mech}, {he} felt the onset of symptoms.",
        "{He} reported the event to the supervisor on the same day.",
        "The claim was accepted by the carrier.",
        "{His_} was seen first at an urgent care clinic.".replace("{His_}",
                                                                  "{He}"),
        "The history was taken with {spouse}, the spouse, in the room.",
        "{He} had been with the company for several years.",
        "The course has been slow.",
        "{adjuster} of the claims office was informed of the visit."],
    "cc": ["{He} returns for a scheduled visit.",
           "The history is taken from the patient, who is reliable.",
           "{mr} is seen today for re-evaluation."],
    "ex": ["The patient is well developed and cooperative.",
           "Vital signs: BP 128/78, pulse 72.",
           "{He} is alert and oriented.",
           "Height and weight are recorded in the chart."],
    "pl": ["The plan was discussed with the patient in detail.",
           "The findings were explained and all questions were answered.",
           "Please send any response to this office within five business "
           "days.",
           "Follow up in four to six weeks."],
    "notice": [
        "This report was prepared in the usual course of practice and is "
        "addressed to the parties named on its first page only.",
        "Persons who prepared parts of it did so under my direction and were "
        "trained to do so.",
        "No part of the fee depends on the outcome of any claim or hearing.",
        "The county in which this was signed is stated beside my name.",
        "A copy may be had by the worker upon written request at the cost of "
        "copying.",
        "Any person who receives this report in error shall destroy it and "
        "tell the sender.",
        "The opinions given here rest on what was known on the day of the "
        "visit and may change when other information comes.",
        "Time was spent face to face, in reading, and in dictation, as the "
        "bill shows.",
        "The interpreter, where one was needed, was certified by the state.",
        "Photographs were not taken.",
        "The use of names of products does not mean that one brand only "
        "will do."],
    "job": ["The job of a {job} calls for standing most of the day.",
            "{He} was on a day shift, five days a week.",
            "The job description was supplied by {employer}.",
            "{He} was hired after a pre-placement physical.",
            "There was no second employer at that time.",
            "Co-workers shared the heavier tasks."],
    "pmh": ["Childhood illnesses were the usual ones.",
            "Family history is noncontributory.",
            "{He} does not smoke and drinks alcohol on holidays only.",
            "Allergies: none known.",
            "{He} is married to {spouse} and has two children."],
    "disc": ["In my opinion it is medically probable that the condition "
             "arose out of the events of {doi}.",
             "The mechanism described by the patient is consistent with the "
             "findings.",
             "I have spent sixty minutes in preparing this report.",
             "Apportionment will be addressed when the condition is stable.",
             "The patient is not yet permanent and stationary.",
             "Future medical care should be provided on an industrial basis.",
             "I declare that the information in this report is true to the "
             "best of my knowledge.",
             "The opinions are mine and were not influenced by the fee.",
             "The time for review of the records is billed apart.",
             "A supplemental report will be issued when more records come.",
             "There is a dispute between the parties about the extent of the "
             "injury.",
             "{mr} was examined in my office at the date named above.",
             "Neither party sent a letter of instruction.",
             "The burden of persuasion is a question for the trier of fact."],
    "therapy": ["Moist heat to the area for 15 minutes.",
                "Soft tissue mobilization by the therapist.",
                "Active exercises, three sets of ten.",
                "Bike for ten minutes at low resistance.",
                "Cold pack at the end of the visit.",
                "The patient was shown correct posture."],
    "therapy plan": ["Continue per plan of care.",
                     "Progress as able at the next visit.",
                     "Continue toward goals."],
    "imaging": ["Alignment is within normal limits.",
                "Marrow signal is unremarkable for age.",
                "The surrounding soft tissues are unremarkable.",
                "No suspicious lesion is seen.",
                "Vascular structures are normal in course."],
    "technique": ["Multiplanar images were acquired on a 1.5 Tesla unit.",
                  "No contrast was administered.",
                  "Standard positions were used."],
    "compare": ["None available.", "No earlier study."],
    "emg": ["Skin temperature was kept above 32 degrees.",
            "Clinical correlation is advised.",
            "The study was tolerated well."],
    "anesthesia": ["Local, 1% lidocaine.", "Monitored care with local."],
    "procedure": ["Informed consent was obtained and a time-out was called.",
                  "The skin was prepared and draped in a sterile manner.",
                  "The needle was advanced under image guidance.",
                  "Contrast showed satisfactory spread.",
                  "The medication was injected slowly.",
                  "The needle was removed and a dressing was applied.",
                  "The patient was watched for thirty minutes and left in "
                  "good condition."],
    "complications": ["None.", "There were none."],
    "operation": ["The patient was brought to the operating room and placed "
                  "on the table.",
                  "Antibiotics were given before incision.",
                  "A time-out was called.",
                  "Standard portals were established.",
                  "The compartment was inspected in a systematic way.",
                  "The damaged tissue was trimmed back to a stable rim.",
                  "The area was irrigated thoroughly.",
                  "Portals were closed with nylon.",
                  "A sterile dressing was applied.",
                  "Counts were correct at the end.",
                  "The patient went to recovery in stable condition."],
    "lab": ["Results are for medical use only.",
            "Performed at the address shown above.",
            "Questions about this report: call client services."],
    "meds": ["Please bring this list to every appointment.",
             "This print-out may not include prescriptions filled elsewhere.",
             "Allergies: NKDA."],
    "ur record": ["The request and the reports attached to it.",
                  "Correspondence from the provider.",
                  "Records sent by the claims administrator.",
                  "A job description."],
    "ur summary": ["The worker is a {age}-year-old {sex} {job}.",
                   "The date of injury is {doi}.",
                   "The claim has been open since then.",
                   "The provider was called and left a message."],
    "ur reason": ["The file was compared with the guideline that applies.",
                  "What was sent does not answer the questions the guideline "
                  "asks.",
                  "A peer contact was attempted twice.",
                  "The reviewer finds that the criteria are addressed only in "
                  "part.",
                  "A new request may be sent with further information."],
    "ur rights": ["You may dispute this decision within 30 days.",
                  "Use the enclosed form and send it with a copy of this "
                  "letter.",
                  "You may speak with an information officer.",
                  "This decision is good for twelve months.",
                  "Your physician may also discuss it with the reviewer."],
    "worker letter": ["I am writing because my treatment was turned down.",
                      "I have worked for {employer} for years and I liked "
                      "my job.",
                      "My wife or husband, {spouse}, has to help me at home.",
                      "Nobody from the insurance has looked at me.",
                      "I ask that you read everything my doctor sent.",
                      "I only want to get better and go on with my life.",
                      "Thank you for your time."],
    "attorney letter": ["This office represents {mr} in the above matter.",
                        "Enclosed please find records for your review.",
                        "We object to the decision of the utilization "
                        "reviewer.",
                        "Please direct all correspondence to this office.",
                        "We reserve all rights and waive none.",
                        "The decision was late and therefore invalid."],
    "statement": ["The claims administrator submits this statement.",
                  "The claim is accepted for the body parts listed.",
                  "{adjuster} is the examiner on the file.",
                  "The worker also has an earlier claim, 88-400213, that is "
                  "closed.",
                  "Treatment in dispute was reviewed in time.",
                  "All records in our possession are enclosed."],
    "order": ["The matter came on for hearing and the parties appeared.",
              "It is found that the worker, {name}, sustained an injury.",
              "The parties shall meet and confer.",
              "It is ordered that the file be set for a conference.",
              "Jurisdiction is reserved over all other issues."],
    "certification": ["I am the custodian of the records described here.",
                      "The copies are true copies of all records.",
                      "The records were made in the ordinary course of "
                      "business.",
                      "I declare under penalty of perjury that this is true."],
    "pos": ["I am over the age of eighteen and not a party to this action.",
            "On the date below I served the within document by mail.",
            "I placed it in a sealed envelope with postage prepaid.",
            "I declare under penalty of perjury that this is true."],
    "application": ["I ask for review of the decision named above.",
                    "I allow my providers to send my records.",
                    "A copy of the decision is attached."],
    "prior": ["This is the result of the review you asked for.",
              "The reviewer is licensed in California.",
              "The reviewer has no tie to any of the parties."],
    "prior tail": ["This decision is binding on all parties.",
                   "It may be appealed within thirty days.",
                   "The list of documents is attached."],
    "cover": ["Please see attached.",
              "This fax is confidential. If you are not the addressee, call "
              "the sender.",
              "Please call if any page is missing."],
    "psych": ["{mr} was referred by the treating doctor.",
              "{He} grew up in a family of five.",
              "School was completed through the twelfth grade.",
              "{He} lives with {spouse}.",
              "There is no record of arrests.",
              "Hobbies before the injury were fishing and cards.",
              "{He} saw no counselor before the injury."],
    "mental": ["Dress and grooming were appropriate.",
               "Speech was clear.", "Thought was goal directed.",
               "Memory was adequate for recent and remote events.",
               "Judgment was fair."],
    "psych tests": ["Three inventories were given.",
                    "The profiles were valid.",
                    "Scores are on file in this office."],
    "psych plan": ["Sessions will continue on a weekly basis as approved.",
                   "A copy goes to the treating physician.",
                   "Progress will be reported in six weeks."],
}
FAX_HEADS = ["{date} {time}  {name}  {fax}   P.{n:03d}/{t:03d}",
             "From: {name}  To: IMR Intake  Page {n}/{t}  Date: {date} "
             "{time}",
             "FAX  {date}  {time}  {fax}  -> 8005550199   [{n}/{t}]"]
STAMPS = ["RECEIVED {date}", "{name} RECEIVED {date}"]
STAMP_DATES = [dates("%b %d %Y"), dates("%m/%d/%Y")]
SEPARATORS = ["MEDICAL RECORDS", "TAB 3", "PR-2 REPORTS", "DIAGNOSTICS",
              "UTILIZATION REVIEW", "EXHIBIT B"]
DUTY = ["Remain off-work until next visit",
        "Return to modified work with limitations below",
        "Return to full duty"]
TESTS = {"straight-leg-raise": ["Straight leg raise", "SLR"],
         "spurling": ["Spurling's test"],
         "impingement-sign": ["Hawkins test", "Neer's sign"],
         "mcmurray": ["McMurray's test"],
         "tinel-phalen": ["Phalen's test", "Tinel's sign"]}
POSITIVE = ["Positive {s}", "Positive"]
NEGATIVE = ["Negative", "Negative bilaterally"]
ASKS = {
    "physical-therapy": ["Physical therapy, {n} visits, {p}",
                         "{n} sessions of physical therapy for the {p}"],
    "chiropractic": ["Chiropractic treatment, {n} visits, {p}",
                     "{n} chiropractic visits for the {p}"],
    "acupuncture": ["Acupuncture, {n} sessions, {p}",
                    "{n} acupuncture visits for the {p}"],
    "mri": ["MRI of the {p}", "MRI {p} without contrast"],
}

GRADES = ["without difficulty", "with some difficulty",
          "with much difficulty", "not able to"]
ACTIVITIES = ["Brushing teeth", "Combing hair", "Bathing", "Dressing",
              "Using the toilet", "Writing", "Typing", "Seeing", "Hearing",
              "Speaking", "Standing", "Sitting", "Reclining", "Walking",
              "Climbing stairs", "Grasping", "Lifting a bag", "Riding",
              "Driving", "Flying", "Feeling what is touched", "Tasting"]
MOTIONS = ["Flexion", "Extension", "Right side", "Left side",
           "Right turning", "Left turning"]
MEASURED_HEAD = ["Motion", "Today", "Last visit"]
