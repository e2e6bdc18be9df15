"""CLOSED while the reader is being built: the words of the held set.

The score is measured on files made from this module and held.phrases. Nobody
who works on the reader opens them; what fails is seen as figures only.
All invented.
"""
import sys

from .story import Clinician

NAME = "held"
PHRASES = "held.phrases"
MEN = ["Gilbert", "Oscar", "Neil", "Stanley", "Hugo", "Lamont", "Warren",
       "Felipe", "Arnold", "Clifford", "Emil", "Rafael", "Quentin", "Leon"]
WOMEN = ["Gloria", "Noreen", "Ines", "Harriet", "Lucinda", "Beatriz", "Joyce",
         "Paulette", "Marisol", "Vivian", "Elaine", "Consuelo", "Trudy",
         "Annette"]
SURNAMES = ["Abernathy", "Zamudio", "Kettering", "Broussard", "Villaseca",
            "Odum", "Fairweather", "Machado", "Stroud", "Kowalczyk",
            "Pellegrin", "Arriaga", "Hathorne", "Dufresne", "Yamashiro",
            "Lockridge", "Mendibles", "Cuthbert", "Rasmussen", "Ibarra",
            "Weatherly", "Gagnon", "Tsukuda", "Oyelaran", "Prentiss"]
CLAIMS = [lambda r: f"{r.randint(2010, 2015)}{r.randint(100000, 999999)}",
          lambda r: f"C{r.randint(100, 999)}-{r.randint(10000, 99999)}-"
                    f"{r.randint(1, 9)}",
          lambda r: f"KX {r.randint(100000, 999999)}"]
JOBS = [("janitor", "pushing a floor scrubber over a threshold"),
        ("school bus driver", "reaching for a child seat"),
        ("line cook", "carrying a stock pot"),
        ("plumber", "wrenching a frozen valve"),
        ("data clerk", "keying invoices all day"),
        ("gardener", "pulling a stump")]
EMPLOYERS = ["Ridgeview Unified Schools", "Ocotillo Hospitality",
             "Blue Heron Nurseries", "Fenwick Plumbing Supply",
             "Kestrel Data Services"]
CARRIERS = ["Old Pier Assurance", "Tamarack Risk Administrators",
            "Bluff Point Insurance Fund", "Quillon Claims"]
STREETS = ["Juniper Way #12", "W. Lagoon Drive", "Sutter Court, Bldg C",
           "Old Quarry Rd", "S. Cypress Blvd, 3rd Floor"]
TOWNS = ["Vista Quemada, California 92999", "Fern Hollow, California 95899",
         "Pt. Osprey, California 94988", "Calabaza, California 93899"]


def dates(form):
    return lambda d: d.strftime(form)


DATES = [dates(f) for f in ("%B %d, %Y", "%-m-%-d-%y", "%Y-%m-%d",
                            "%d-%b-%Y", "%m.%d.%Y", "%b. %-d, %Y",
                            "%A, %B %-d, %Y", "%-d %B %Y", "%m/%d/%Y")]
TITLE_AT = ["top"] * 5 + ["footer"]
DATE_AT = ["table", "line", "end", "table", "top"]
LAYOUTS = ["grid", "numbered", "plain", "grid", "headed", "bullets"]
IDENTITIES = [["dos", "patient", "dob", "claim"],
              ["patient", "job", "employer", "claim", "dob", "doi", "dos"],
              ["patient", "dob", "dos", "carrier", "claim"],
              ["claim", "patient", "doi", "dos", "dob"]]
IDENTITY_FORMS = ["line", "grid", "aligned", "line"]
SIGNS = ["Thank you for the courtesy of this referral.||/s/ {name}|{printed}",
         "Authenticated by {printed} ({lic})",
         "{SPEC} service|{printed}|Lic. {lic}|Signed {later}",
         "Cordially,||{printed}|Board certified in {spec}",
         "X______________________|{name}, {cred} - {SPEC}"]
NUMBERS = [lambda n, t: f"{n} of {t}" if t else "",
           lambda n, t: f"[{n}]" if t else "",
           lambda n, t: f"p. {n}" if t and n > 1 else "",
           lambda n, t: f"Pg {n}/{t}" if t else "",
           lambda n, t: ""]
FAMILIES = ["serif", "sans", "serif", "mono"]
SIZES = [11, 10, 9, 12]
HEADS = ["italic", "rule", "plain", "bold", "caps"]
CHECKS = ["round", "yes", "box"]
RUNNING = ["{name} ({dob})", "Pt: {full}  {date}", "{claim} / {name}",
           "{title}   {full}   {date}"]
PHONES = ["{phone} voice - {fax} fax", "Telephone {phone}",
          "office {phone} | facsimile {fax}"]
SIGS = {1: ["1 per day", "q day", "nightly", "one time a day"],
        2: ["2 x day", "b.i.d.", "q12h", "2 times daily"],
        3: ["3 x day", "t.i.d.", "q8h", "3 times daily"],
        4: ["4 x day", "q.i.d.", "q6h", "4 times daily"]}
SIG_FORMS = ["{name} {strength} mg tab, 1 {how}",
             "{name} {strength} mg po {how}",
             "{name} ({strength} mg) {how}"]
COUNTS = [", disp #{0}", " qty {0}", ", quantity {0}"]
PAIN_PAIRS = ["Pain score {1}/10 without meds, {0}/10 with meds.",
              "On medication {0}/10, off medication {1}/10 pain.",
              "Meds bring the pain from {1}/10 down to {0}/10."]
RELIEFS = ["Injection {date}: {percent}% relief, {weeks} weeks.",
           "For {weeks} weeks after the {date} injection pain relief was "
           "{percent}%.",
           "{percent} percent pain relief for about {weeks} weeks was had "
           "from the injection done {date}."]
TOPICALS = ["Lidoderm patches", "LidoPro cream", "diclofenac gel",
            "menthol gel"]
MODALITIES = ["TherEx/MT", "Joint mobs, HP", "Bands, balance, CP",
              "NuStep, MT", "Posture, HP"]
TOLERATED = ["ok", "tol. well", "some soreness after", "no complaints"]
FLOW_HEAD = ["#", "Tx date", "P/S", "Interventions", "Response", "Sig"]
MED_HEAD = ["Filled", "Drug / sig", "MD"]
RFA_HEAD = ["Dx", "ICD code", "Requested service", "CPT/HCPCS",
            "Frequency, duration, quantity"]
LABS = ["Sandpiper Analytics", "Grand Mesa Diagnostics"]
PHARMACIES = ["Corner Mortar Drugs"]
REVIEWERS = ["Independent Review Bureau"]
PR2 = {"cc": "1. Complaints", "ex": "2. Findings", "dx": "3. Dx",
       "rx": "4. Rx", "pl": "5. Treatment plan and requests",
       "wk": "6. Disability status"}
ANALYTES = ["Amphetamine", "Butalbital", "Alprazolam", "Benzoylecgonine",
            "Morphine", "Oxymorphone", "EDDP", "Carboxy-THC", "Phencyclidine",
            "Meprobamate", "O-desmethyltramadol", "pH"]
BLOOD = [("Leukocytes", 4, 11, "10^3/uL"), ("Hgb", 12, 17, "g/dL"),
         ("Hct", 36, 50, "%"), ("Sodium", 135, 145, "mmol/L"),
         ("Potassium", 3.5, 5.1, "mmol/L"), ("BUN", 7, 20, "mg/dL"),
         ("Alk phos", 40, 129, "U/L")]
GRADES = ["0 none", "1 mild", "2 moderate", "3 severe"]
ACTIVITIES = ["Make the bed", "Carry groceries", "Tie shoes", "Open jars",
              "Wash hair", "Use a keyboard", "Take out trash", "Vacuum",
              "Get out of a car", "Kneel in the garden", "Reach a shelf",
              "Stand in line", "Sit through a film", "Push a cart",
              "Climb one flight", "Sign a check", "Button a shirt"]
MOTIONS = ["Bending forward", "Bending back", "Tilt R", "Tilt L", "Turn R",
           "Turn L"]
MEASURED_HEAD = ["Movement", "Now", "Before"]
DUTY = ["Off work until rechecked", "May do modified work, see limits",
        "May do usual work"]
TESTS = {"straight-leg-raise": ["SLR, sitting", "Straight-leg raise"],
         "spurling": ["Spurling", "Spurling sign"],
         "impingement-sign": ["Hawkins-Kennedy", "Neer test"],
         "mcmurray": ["McMurray", "McMurray sign"],
         "tinel-phalen": ["Phalen", "Tinel"]}
POSITIVE = ["positive, {s}", "pos."]
NEGATIVE = ["neg.", "negative"]
ASKS = {
    "physical-therapy": ["PT x {n} visits, {p}",
                         "{n} visits of physical therapy to the {p}"],
    "chiropractic": ["Chiropractic x {n} visits, {p}",
                     "{n} chiropractic treatments to the {p}"],
    "acupuncture": ["Acupuncture x {n} visits, {p}",
                    "{n} sessions of acupuncture to the {p}"],
    "mri": ["MRI scan, {p}", "One MRI of the {p}"],
}


def clinicians(rng):
    def one(office, credential, specialty):
        return Clinician(rng, sys.modules[__name__], office, credential,
                         specialty)
    return {
        "ptp": one(rng.choice(["Lagoon Drive Medical Associates",
                               "Ridgeline Employee Health",
                               "Dr. Cuthbert's Family and Work Practice"]),
                   "D.O.", "family medicine"),
        "pain": one("Interventional Spine of Fern Hollow", "MD",
                    "anesthesiology and pain medicine"),
        "ortho": one("Bone and Joint Surgeons of the Bluffs", "MD",
                     "orthopaedic surgery"),
        "qme": one("Calabaza Medical-Legal Group", "MD",
                   "physical medicine and rehabilitation"),
        "psych": one("Quiet Harbor Behavioral Health", "Psy.D.",
                     "clinical psychology"),
        "pt": one("MotionWorks Rehab", "MPT", "physical therapy"),
        "chiro": one("Straightaway Chiropractic Health", "DC",
                     "chiropractic"),
        "acu": one("Five Streams Oriental Medicine", "LAc", "acupuncture"),
        "radio": one("Osprey Radiology Partners", "MD", "radiology"),
        "emg": one("Pt. Osprey Neurology", "MD", "neurology"),
        "urdoc": one("Parapet Managed Care", "MD", "orthopaedic surgery"),
        "urdoc2": one("Tamarack UR Unit", "DO", "family medicine"),
        "attorney": one("Abernathy Stroud LLP", "Attorney at Law", None),
    }


WORDS = {
    "name form": ["initial", "caps", "plain", "last"],
    "bullet": ["o", "=>"],
    "label patient": ["Pt:", "Injured Worker:", "Claimant:",
                      "Patient/Employee:"],
    "label dob": ["Birthdate:", "Born:", "Birth Date:"],
    "label claim": ["Claim ID:", "File No.:", "WC Claim:"],
    "label doi": ["Injury Date:", "Date of Loss:", "Injured on:"],
    "label dos": ["Seen on:", "Encounter Date:", "Service Date:",
                  "Visit Date:", "Examined:"],
    "label employer": ["Insured:", "Works for:"], "label sex": ["M/F:"],
    "label job": ["Job title:"], "label age": ["Yrs:"],
    "label carrier": ["Payer:", "Insurer:"],
    "label adjuster": ["Claims examiner:"],
    "label next": ["Recheck:", "RTC:"],
    "label referring": ["Requested by:", "Ref MD:"],
    "label collected": ["Specimen taken:", "Collection:"],
    "label received lab": ["In lab:", "Accessioned:"],
    "label reported": ["Final:", "Result date:"],
    "label physician": ["Client:"],
    "label rfa date": ["Request received:", "Received on:"],
    "label ur ref": ["UR file:", "Case ID:"],
    "label dated": ["Executed on:", "Signed:"],
    "label printed": ["Run date:", "Generated:"],
    "head hx": ["Background", "How the Injury Occurred", "HPI"],
    "head cc": ["Symptoms Today", "Presenting Problem", "Interval Complaints"],
    "head tx": ["Care Received", "Past Treatment", "Course"],
    "head rx": ["Meds", "Rx", "Pharmaceutical Management"],
    "head ex": ["Exam", "Clinical Findings", "PE"],
    "head im": ["Test Results", "Studies on Hand", "Data"],
    "head dx": ["Impressions", "Dx", "Working Diagnoses"],
    "head pl": ["Next Steps", "Disposition", "Orders and Requests"],
    "head wk": ["Duty Status", "Return to Work"],
    "head job": ["The Job", "Duties"],
    "head pmh": ["Medical Background", "Personal History"],
    "head disc": ["Opinion", "Answers to Questions"],
    "head record": ["File Review", "Chart Abstract"],
    "head gap": ["What the File Lacks"],
    "head activities": ["Self-Rating"],
    "head measured": ["Motion Testing"],
    "head notice": ["Attestation", "Terms of This Report"],
    "head chronology": ["Visit Dates"],
    "head tests done": ["Provocative Maneuvers", "Tests"],
    "head subj": ["Pt states", "Sx"], "head obj": ["Findings", "Obj."],
    "head did": ["Rx given", "Services"], "head plan": ["Next visit"],
    "head tech": ["PROTOCOL", "Sequences"],
    "head compare": ["PRIOR STUDIES"],
    "head found": ["REPORT", "Description"],
    "head impr": ["CONCLUSION", "Summary"],
    "head predx": ["Pre-procedure Diagnosis", "Indication"],
    "head postdx": ["Post-procedure Diagnosis"],
    "head proc": ["Operation", "Service Performed"],
    "head anes": ["Sedation"],
    "head descr": ["Technique and Course", "Narrative"],
    "head compl": ["Adverse Events"],
    "head ur decision": ["Outcome of Review", "Our Decision"],
    "head ur record": ["Materials Considered"],
    "head ur summary": ["Case Facts"],
    "head ur reason": ["Basis for Decision", "Explanation"],
    "head ur rights": ["If You Disagree"],
    "head psyhx": ["Life History"],
    "head mental": ["Presentation"],
    "head tests": ["Measures Given"],
    "title progress": ["Recheck Note", "PTP Narrative Report",
                       "Status Report of Treating Doctor",
                       "Clinic Encounter"],
    "title initial": ["New Patient Work Injury Evaluation", "Intake H&P"],
    "title consult": ["Orthopaedic Surgical Opinion",
                      "Specialist Consultation - Orthopaedics"],
    "title painconsult": ["Interventional Pain Evaluation",
                          "New Patient Spine and Pain Visit"],
    "title painfollow": ["Pain Clinic Return Visit",
                         "Spine Clinic Recheck"],
    "title qme": ["QME Report", "Comprehensive Medical-Legal Evaluation"],
    "title psych": ["Report of Psychological Assessment",
                    "Behavioral Pain Evaluation"],
    "title psych note": ["CBT Session Note", "Individual Session"],
    "title physical-therapy": ["Rehab Visit", "PT Encounter Note"],
    "title chiropractic": ["Chiro Visit Record", "Adjustment Note"],
    "title acupuncture": ["Acupuncture Session", "LAc Visit Note"],
    "title flow": ["Attendance and Exercise Grid", "Rehab Flowsheet"],
    "title mri": ["{SIDE} {PART} MRI", "Magnetic Resonance Imaging, {part}"],
    "title x-ray": ["{PART} SERIES", "Plain Films: {part}"],
    "title emg": ["EDX Consultation", "NCS/EMG Laboratory Report"],
    "title injection": ["Injection Procedure Record",
                        "Interventional Procedure"],
    "title operative": ["Surgical Procedure Record", "OR Dictation"],
    "title uds": ["Drug Monitoring Panel", "Toxicology Confirmation Results"],
    "title lab": ["Chemistry and Hematology", "Lab Results - Final"],
    "title medlist": ["Active Prescriptions", "Medication Reconciliation"],
    "title pharmacy": ["Dispensing Record", "Pharmacy Claim History"],
    "title pr2": ["Primary Treating Physician's Progress Report  PR-2"],
    "title rfa": ["DWC FORM RFA - Request for Authorization"],
    "title ur denied": ["Adverse Determination",
                        "Notice of Non-Certification"],
    "title ur modified": ["Partial Certification",
                          "Notice of Modified Treatment Request"],
    "title ur approved": ["Approval of Treatment Request",
                          "Certification of Services"],
    "title application": ["DWC Form IMR - Application for Independent "
                          "Medical Review"],
    "title prior": ["IMR Final Determination", "Notice of Independent Medical "
                    "Review Determination"],
    "title bill": ["Ledger of Account", "HCFA Charges Summary"],
    "title cover": ["Transmittal", "Fax Transmission"],
    "title pos": ["DECLARATION OF SERVICE", "Proof of Service (CCP 1013a)"],
    "title statement": ["Position of the Claims Administrator",
                        "Insurer's Response"],
    "title order": ["Minutes of Hearing and Order", "Joint Findings of Fact"],
    "title certification": ["Custodian's Affidavit",
                            "Certificate as to Records"],
    "pr2 patient": ["Employee data"],
    "state line": ["STATE OF CALIFORNIA - DWC",
                   "Department of Industrial Relations"],
    "rfa note": ["Send with form PR-2 or a narrative report."],
    "rfa table": ["Services Requested (see instructions)"],
    "dictation": ["dd {d} / dt {t}", "Voice file of {d}; typed {t}; output "
                  "{p}", "Copy made {p}"],
    "visit number": ["Tx #{i}/{g}", "Session {i}.", "Seen for visit {i} of "
                     "{n}."],
    "exam line mri": ["{study} {part}, date of study {date}.",
                      "Study performed {date}: {study}, {part}."],
    "exam line x-ray": ["Plain x-ray, {part}, date of study {date}.",
                        "Study performed {date}: x-ray of the {part}."],
    "exam line emg": ["Nerve conduction and needle EMG, {limb}s, done {date}.",
                      "Study performed {date}: EMG/NCS."],
    "procedure epidural-steroid-injection": [
        "{lvl} epidural steroid injection, {s}, with fluoroscopic guidance.",
        "Translaminar ESI {lvl}."],
    "procedure joint-injection": [
        "{S} {p} cortisone injection.",
        "Steroid injection into the {s} {p} joint with ultrasound."],
    "uds line": ["Urine drug test with confirmation.",
                 "UDS, final report."],
    "as of": ["Current to", "Reconciled on"],
    "activities": ["Scale: 0 none to 3 severe difficulty."],
    "measured": ["Degrees, active, as measured."],
    "attended": ["office visit", "kept", "arrived", "visit, see note"],
    "ur denied": ["We cannot certify {what}.",
                  "{what} - not certified.", "Denied: {what}."],
    "ur modified": ["We certify {given} of the request: {what}.",
                    "{what} - modified to {given}."],
    "ur approved": ["We certify {what}.", "{what} - certified as asked."],
    "prior upheld": ["UPHELD: {what} is not medically necessary."],
    "prior overturned": ["OVERTURNED: {what} is medically necessary."],
    "quoted": ["[{date}] {who}, {title}.", "On {date} {who} wrote:",
               "{title} ({date}), {who}"],
    "addressee": ["Attn: IMR", "Claims Unit, Records Desk"],
    "re": ["Subject:", "Regarding"], "claim words": ["file", "your claim"],
    "dear": ["Dear reviewer,", "Good morning,"],
    "yours": ["Respectfully,", "Best regards,"],
    "fax to": ["Recipient"], "fax from": ["Sender"], "fax date": ["Sent"],
    "fax pages": ["No. of sheets"], "fax re": ["Subject"],
}

FILLER = {
    "hx": [
        "This {age} year old {sex} {job} comes from {employer}.",
        "The incident of {doi} took place while {mech}.",
        "First aid was offered at the site.",
        "A claim form was handed out the next week.",
        "{He} drove home and told {spouse} about it.",
        "Light was good and the floor was dry.",
        "{adjuster} handles the file for the insurer.",
        "{mr} says that nothing like it had happened before.",
        "The account given today is the same as in the chart."],
    "cc": ["Pt. here for recheck.", "{mr} comes alone.",
           "{He} was on time and brought the forms."],
    "ex": ["Well nourished, pleasant.", "BP 132/80, HR 70, afebrile.",
           "No acute distress.", "Examined in a gown with a chaperone."],
    "pl": ["We went over risks and options.", "Copies to all parties.",
           "See again in about a month.",
           "Call if anything changes."],
    "notice": [
        "What stands here is mine alone and was not shown to any party "
        "before it was signed.",
        "My staff took the vital signs and typed the text; I did the rest.",
        "I have no interest, financial or other, in the matter.",
        "Charges follow the fee schedule of the day.",
        "If records reach me later I will say whether they change my mind.",
        "The form of this report follows the rule for reports of its kind.",
        "Signed in the county in which the office stands.",
        "Release of this document to others needs the worker's consent.",
        "A translator was offered and was not wanted.",
        "Names of medicines are used as the pharmacy prints them."],
    "job": ["Work as a {job} meant long hours on the feet.",
            "Shifts were eight hours with two breaks.",
            "Overtime was common in spring.",
            "Tools were supplied by {employer}.",
            "{He} held the post for about six years.",
            "A job analysis was not sent."],
    "pmh": ["Measles in childhood.", "Parents are living.",
            "No tobacco. Wine at weddings.", "NKDA.",
            "{spouse}, the spouse, is in good health."],
    "disc": ["The event of {doi} explains the clinical picture with "
             "reasonable medical probability.",
             "The account, the tests, and the exam point the same way.",
             "Record review took two hours.",
             "It is too soon to speak of apportionment.",
             "Maximal improvement has not been reached.",
             "Care in the future should be left open.",
             "Questions of law I leave to others.",
             "I was asked about body parts that the parties dispute.",
             "My answers follow in the order of the letter.",
             "Nothing in the interview was inconsistent.",
             "I would be glad to see more of the chart.",
             "The rating will follow under separate cover.",
             "I affirm under penalty of perjury that the above is true."],
    "therapy": ["HP 10 min.", "Manual work to tolerance.",
                "Mat exercises 2x15.", "Treadmill 8 min slow.",
                "Balance board.", "Reviewed body mechanics."],
    "therapy plan": ["Cont. POC.", "Advance reps.", "Same next time."],
    "imaging": ["Soft tissues appear normal.",
                "No mass.", "Signal of the marrow is ordinary.",
                "Alignment is kept.",
                "The field of view ends at the usual level."],
    "technique": ["T1 and T2 sequences, sagittal and axial.",
                  "3 Tesla magnet.", "Two projections."],
    "compare": ["Nothing on file.", "No priors."],
    "emg": ["Limb temperature was acceptable.", "Correlate with the exam.",
            "Reference values of this laboratory were used."],
    "anesthesia": ["None but local.", "Lidocaine to the skin."],
    "procedure": ["Risks were gone over and the form was signed.",
                  "Betadine prep, sterile towels.",
                  "A 22 gauge needle was placed and its position checked.",
                  "Dye flowed as wished.", "Steroid and saline were given.",
                  "Bandage applied.", "Recovery was uneventful; home with a "
                  "driver."],
    "complications": ["No events.", "Nil."],
    "operation": ["Supine on the table, padded, time-out done.",
                  "Cefazolin before skin incision.",
                  "The scope was brought in by the usual portal.",
                  "All parts of the joint were looked at.",
                  "Frayed tissue was shaved.",
                  "Fluid was run until clear.",
                  "Steri-strips, soft dressing.",
                  "Needle and sponge counts agreed.",
                  "Extubated and taken to recovery."],
    "lab": ["Not for employment purposes.", "Method: LC-MS/MS.",
            "Director's signature on file."],
    "meds": ["Tell us if this is wrong.",
             "Fills at other stores do not show here.",
             "Generic where allowed."],
    "ur record": ["The form and what came with it.", "A fax of several "
                  "pages.", "Notes already on file.", "Call log."],
    "ur summary": ["{age} y/o {sex} {job}.", "DOI {doi}.",
                   "Accepted claim.", "The office was called twice."],
    "ur reason": ["We looked for what the guideline wants to see.",
                  "The papers do not answer it.",
                  "The prescriber did not return the call.",
                  "Send the missing papers and we will look again.",
                  "The decision is about need, not about liability."],
    "ur rights": ["The enclosed application must be in within thirty days.",
                  "It costs you nothing.",
                  "Your lawyer may file it for you.",
                  "Do not send us the application itself.",
                  "An internal appeal is voluntary."],
    "worker letter": ["They said no to what my doctor wants.",
                      "I was a {job} and I did it well.",
                      "{spouse} does the shopping now.",
                      "I do not understand the letter they sent.",
                      "My case manager never calls back.",
                      "Please look at everything.",
                      "God bless you."],
    "attorney letter": ["We are counsel for {mr}.",
                        "Kindly note our appearance.",
                        "The enclosed exhibits are sent for the reviewer.",
                        "The decision of the reviewer for the insurer does "
                        "not bind you.",
                        "Service on the client is not permitted.",
                        "Nothing herein is a waiver."],
    "statement": ["What follows is the view of the insurer.",
                  "{adjuster} has the file.",
                  "An older claim of the same worker, number Z-77120, was "
                  "closed years ago.",
                  "The decision went out within the time allowed.",
                  "The index of what we send is complete.",
                  "Liability is not disputed."],
    "order": ["Both sides were heard.", "{name} was sworn.",
              "The judge finds that the facts are as stipulated.",
              "The matter is taken off calendar.",
              "Costs are reserved."],
    "certification": ["I keep the records of this office.",
                      "What is attached is all there is.",
                      "It was copied by me or under my eyes.",
                      "So sworn."],
    "pos": ["I am employed in the county named above.",
            "I mailed the papers in a sealed envelope, first class.",
            "The list of those served is below.",
            "Signed under penalty of perjury."],
    "application": ["I want an independent doctor to look at this.",
                    "I consent to the release of records.",
                    "The letter of decision is enclosed."],
    "prior": ["You asked for a review and it has been done.",
              "The physician who did it is independent.",
              "The rules of evidence of the division were applied."],
    "prior tail": ["The result binds the parties.",
                   "An appeal must be verified.",
                   "Questions go to the division."],
    "cover": ["As asked.", "If misdirected please shred.",
              "Original will not follow."],
    "psych": ["Referred by the clinic.", "Third of four children.",
              "Finished trade school.", "Shares a flat with {spouse}.",
              "No military service.", "Used to bowl in a league.",
              "Has friends from church."],
    "mental": ["Neat, fair eye contact.", "Speech normal in rate.",
               "Linear.", "Oriented to person, place, and date.",
               "Insight fair."],
    "psych tests": ["Two scales and a structured interview.",
                    "Validity was acceptable.",
                    "Raw data are kept apart."],
    "psych plan": ["Weekly while approved.", "Letter to the PTP.",
                   "Review after the sixth session."],
}
FAX_HEADS = ["{time}  {date}  {name}  PAGE {n} OF {t}",
             "Fax Server   {date} {time}   PAGE  {n:03d}/{t:03d}   {name}",
             "{fax}      {date} {time}      #{n}"]
STAMPS = ["RECD {date}", "{name} * MAILROOM * {date}", "DATE STAMPED {date}"]
STAMP_DATES = [dates("%d %b %Y"), dates("%m-%d-%y"), dates("%Y %b %d")]
SEPARATORS = ["SECTION II", "PATIENT CHART - COPY", "Physician Reports",
              "Subpoenaed Records", "--- next batch ---"]
