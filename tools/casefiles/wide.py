"""The words and papers of the wide set. All invented.

Many offices of each kind, so that two files hardly share a letterhead; the
layouts are in wide_forms.py, what charts say in wide.phrases, and houses whose
papers are written out line by line in wide.houses.
"""
import sys

from .house_forms import Housed
from .houses import houses_of
from .story import Clinician

NAME = "wide"
PHRASES = "wide.phrases"
WRITER = Housed
HOUSES = {**houses_of("wide.houses"), **houses_of("more.houses")}
ONLY = None                     # the house to be seen, if one is asked for
SHORT_SIDES = {"right": ["R", "Rt.", "(R)", "RT"],
               "left": ["L", "Lt.", "(L)", "LT"]}
MEN = ["Alejandro", "Benjamin", "Cesar", "Darnell", "Edward", "Francisco",
       "Gregory", "Hector", "Ivan", "Joseph", "Kenneth", "Lawrence",
       "Miguel", "Nathan", "Oscar", "Phillip", "Ramon", "Stephen", "Timothy",
       "Vincent", "Walter", "Ying", "Armen", "Sukhdev"]
WOMEN = ["Alicia", "Beatriz", "Cynthia", "Deborah", "Elena", "Frances",
         "Gloria", "Hilda", "Irene", "Juana", "Kathleen", "Lorena",
         "Marisol", "Nancy", "Olga", "Pamela", "Rebecca", "Silvia", "Thuy",
         "Veronica", "Wendy", "Xochitl", "Anahit", "Harpreet"]
SURNAMES = ["Abernathy", "Bustamante", "Cho", "De La Rosa", "Ellingsworth",
            "Figueroa", "Gharibian", "Hutchins", "Ibarra", "Jurado",
            "Kowalczyk", "Lozano", "McAllister", "Nguyen-Tran", "O'Rourke",
            "Palacios", "Quan", "Rosales", "Stavros", "Torrance", "Ulloa",
            "Villasenor", "Whitfield", "Yamashiro", "Zavala", "Dhaliwal",
            "Bagdasarian", "Montejano", "Overstreet", "Fitzsimmons"]
CLAIMS = [lambda r: f"{r.randint(10**14, 10**15 - 1)}",
          lambda r: f"YXC{r.randint(10000, 99999)} C",
          lambda r: f"C{r.randint(100, 999)}C{r.randint(10000, 99999)}",
          lambda r: f"30{r.randint(10**9, 10**10 - 1)}-0001",
          lambda r: f"2{r.randint(10, 99)}-{r.randint(10000, 99999)}-WC",
          lambda r: f"0{r.randint(1, 9)}{r.randint(100000, 999999)}",
          lambda r: f"A{r.randint(10**8, 10**9 - 1)}-0001-01"]
JOBS = [("truck driver", "climbing down from the cab"),
        ("housekeeper", "turning a mattress"),
        ("farm laborer", "stacking crates on a trailer"),
        ("correctional officer", "restraining an inmate"),
        ("teacher aide", "being pulled by a student"),
        ("line cook", "carrying a stock pot across a greasy floor"),
        ("electrician", "pulling wire through conduit overhead"),
        ("janitor", "emptying a trash barrel into a dumpster"),
        ("data entry clerk", "keying orders for ten hours a day"),
        ("roofer", "stepping through rotted plywood")]
EMPLOYERS = ["City of Vernal Heights", "Golden Plain Packing Co., Inc.",
             "Sunridge Unified School District", "Tolbert Roofing",
             "Hotel Miramonte LLC", "Quick Harvest Staffing",
             "Department of Corrections, Dry Creek", "Ninth Avenue Produce"]
CARRIERS = ["Frontier Pacific Insurance Company", "Cordell & Marsh TPA",
            "Statewide Fund for Compensation", "Keystone West Claims",
            "Redwood Employers Assurance", "Bannister Risk Services, Inc.",
            "First Pioneer Casualty c/o Lumen TPA"]
STREETS = ["W. Olive Street, Suite #101", "Wilshire Plaza, 9th Floor",
           "El Camino Way", "P Street, Ste. 300", "Industrial Park Drive",
           "East 17th Street, Unit B", "Magnolia Avenue", "Route 12 West",
           "Hospital Road, Bldg C"]
TOWNS = ["Vernal Heights, California 90099", "Dry Creek, CA 95999-1204",
         "San Moreno CA 92099", "Pinon Valley, Calif. 93599",
         "East Corrales, CA 91799", "Lake Amador City, CA 95699"]


def dates(form):
    return lambda d: d.strftime(form)


def ordinal(d):
    n = d.day
    end = "th" if 10 < n < 20 else {1: "st", 2: "nd", 3: "rd"}.get(
        n % 10, "th")
    return d.strftime("%B ") + f"{n}{end}, {d.year}"


DATES = [dates(f) for f in (
    "%-m/%-d/%y", "%m/%d/%Y", "%b %d, %Y", "%d-%b-%Y", "%B %d, %Y",
    "%Y-%m-%d", "%-m-%-d-%y", "%m.%d.%Y", "%b %-d %Y", "%B %-d, %Y",
    "%-m/%-d/%Y", "%a %m/%d/%Y")]
LONG_DATES = [dates(f) for f in (
    "%B %-d, %Y", "%A, %B %-d, %Y", "%-d %B %Y", "%b. %-d, %Y",
    "%m/%d/%Y", "%b %-d, %Y")] + [
        ordinal, lambda d: d.strftime("%B %-d, %Y").upper()]
TITLE_AT = ["top"] * 4 + ["left", "under", "grid", "re", "footer", "none",
                          "spaced"]
DATE_AT = ["top", "table", "table", "table", "line", "end", "words"]
LAYOUTS = ["headed", "runin", "soap", "dash", "outline", "indent", "plain",
           "grid", "numbered", "bullets", "capsin", "split"]
IDENTITIES = [["patient", "dob", "claim", "employer", "doi", "dos"],
              ["claim", "patient", "doi", "dos", "carrier"],
              ["patient", "age", "sex", "dob", "mrn", "dos"],
              ["patient", "mrn", "dos", "dob", "doi"],
              ["employer", "patient", "ssn", "dob", "doi", "claim", "wcab",
               "dos"],
              ["dos", "patient", "claim", "dob"],
              ["patient", "dos", "doi", "claim", "job", "employer",
               "carrier", "adjuster"]]
IDENTITY_FORMS = ["pairs", "aligned", "grid", "pipes", "stacked", "re",
                  "halves", "spaced", "sentence"]
HEAD_FORMS = ["centre", "left", "right", "band", "two", "logo", "bare",
              "under", "caps"]
SIGNS = [
    "Electronically signed by: {printed}  {later} {time}",
    "Sincerely,|||{NAME}, {cred}|{SPEC}|{lic}/abc",
    "Dictated but not read||{name}, {cred}",
    "/s/ {name}|{printed}",
    "Thank you for the referral.||Dr. {name}|Board Certified, {SPEC}",
    "E-Signed: {name} {cred} ({later} {time} PST)",
    "Signed: ___________________   Date: {later}|{printed}|{SPEC}",
    "{PA}, PA-C for {printed}",
    "{PA}, NP|Reviewed and co-signed: {printed} on {later}",
    "Provider: {printed}",
    "Authenticated by {NAME}, {cred} on {later} at {time}",
    "I declare under penalty of perjury that this report is true and "
    "correct.||Executed in {town} on {later}||{printed}|{SPEC}",
    "Very truly yours,|{office}|By: {printed}|License No. {lic}",
    "[Electronic signature on file]|{NAME} {cred}|NPI {npi}",
    "Rendering provider: {NAME}, {cred}  Lic# {lic}",
    "Treating therapist/provider: {printed}  (signature) ______________"]
SIGNS_OF = {
    "therapy": ["Treating therapist/provider: {printed}",
                "{NAME}, {cred}  Lic# {lic}",
                "/s/ {printed}  {date}",
                "Electronically signed by: {printed}  {later} {time}",
                "{printed}|I have reviewed this plan of care: "
                "_____________ (MD)",
                "Rendered by {name}, {cred}"],
    "ur": ["{printed}|Physician Reviewer|License {lic}",
           "Reviewed by: {name}, {cred}, {SPEC}",
           "Sincerely,||{PA}, Intake Coordinator, for {printed}",
           "{printed}|{SPEC}|CA License {lic}|Available for peer "
           "discussion M-F",
           "Physician Advisor: {NAME}, {cred}"],
    "imaging": ["Electronically signed by: {printed}  {later} {time}",
                "Interpreting radiologist: {name}, {cred}",
                "Read by: {NAME}, {cred}|{SPEC}",
                "{printed}|Board Certified Radiologist|{lic}",
                "Thank you for referring this patient.|{printed}"],
    "qme": ["I declare under penalty of perjury that the information in this "
            "report and its attachments is true and correct to the best of "
            "my knowledge and belief.|Signed this date in {town}: {later}||"
            "{printed}|QME, {SPEC}",
            "Very truly yours,||{NAME}, {cred}|Diplomate, {SPEC}",
            "Respectfully,||Dr. {name}|Qualified Medical Evaluator"]}
JOINERS = [" | ", "   ", ", ", " / ", "  -  "]
SOAP = [{"S": "S:", "O": "O:", "A": "A:", "P": "P:"},
        {"S": "S", "O": "O", "A": "A", "P": "P"},
        {"S": "Subj:", "O": "Obj:", "A": "Assess:", "P": "Plan:"},
        {"S": "(S)", "O": "(O)", "A": "(A)", "P": "(P)"}]
SEEN = ["{name} was seen in this office on {date}.",
        "I had the opportunity to re-evaluate {name} on {date}.",
        "The above was examined on {date}.",
        "{name} presented on {date}.",
        "This report concerns the visit of {date}."]
NUMBERS = [lambda n, t: f"Page: {n}" if t else "",
           lambda n, t: f"p. {n}" if t and n > 1 else "",
           lambda n, t: f"Page {n} / {t}" if t else "",
           lambda n, t: f"{n} | P a g e" if t else "",
           lambda n, t: f"Pg {n} of {t}" if t else "",
           lambda n, t: f"{n} of {t}" if t else "",
           lambda n, t: f"PAGE {n}" if t and n > 1 else "",
           lambda n, t: f"[Page {n} of {t}]" if t else "",
           lambda n, t: str(n) if t and n > 1 else "",
           lambda n, t: ""]
FAMILIES = ["sans", "serif", "mono", "sans", "serif"]
SIZES = [8, 9, 10, 10, 11, 12]
HEADS = ["bold", "caps", "under", "colon", "bar", "italic", "rule", "plain"]
CHECKS = ["box", "square", "line", "round", "yes"]
RUNNING = ["Page continued: {name}", "Patient: {full}  DOB: {dob}",
           "{full} / {claim} / {date}", "Re: {full}|{date}",
           "{name} ({dob})  {title}", "RE: {full} - {claim}",
           "{title}   Patient Name: {name}", "{name}  visit {date}"]
PHONES = ["P: {phone} | F: {fax}", "Ph {phone} Fx {fax}",
          "Telephone {phone}  Facsimile {fax}", "{phone}",
          "Office {phone} - Fax {fax} - www.clinic.example",
          "Appointments: {phone}     Records fax: {fax}"]
SIGS = {1: ["QHS", "q day", "1 daily", "one tablet per day", "qd"],
        2: ["b.i.d.", "1 bid", "one tab twice a day", "q12h", "BID"],
        3: ["t.i.d.", "1 tid", "one tab three times a day", "q8h", "TID"],
        4: ["q.i.d.", "1 qid", "one tab four times daily", "q6h", "QID"]}
SIG_FORMS = ["{name} {strength}mg {how}", "{name} {strength} MG Tabs {how}",
             "{name} {strength} mg tablet, take one {how}",
             "{name} {strength} mg po {how}",
             "{name} {strength}mg sig: {how}"]
COUNTS = [" # {0}", " Qty: {0}", " Disp #{0}", ", quantity {0}", " #{0}"]
PAIN_PAIRS = ["Pain {1}/10 without meds, {0}/10 with meds.",
              "VAS {0}/10 with medications, {1}/10 w/o medications.",
              "Pain score with medication: {0}/10. Pain score without "
              "medication: {1}/10.",
              "Pain level decreases from {1}/10 to {0}/10 with medication."]
RELIEFS = ["{percent}% relief x {weeks} weeks s/p injection {date}.",
           "Patient had {percent}% improvement of pain for {weeks} weeks "
           "following injection {date}.",
           "Injection {date}: {percent}% relief, duration {weeks} weeks.",
           "S/p injection of {date} with {percent}% pain reduction lasting "
           "{weeks} weeks."]
TOPICALS = ["Lidoderm 5% patch", "Flector patch", "Menthoderm gel",
            "ketoprofen cream", "Biofreeze gel", "capsaicin 0.025% cream"]
MODALITIES = ["TE, MT, HP, ES", "97110x2, 97140", "CMT, EMS, US", "HP/IFC/STM",
              "NMR, TE, gait", "97014, 97124, 97110", "Mobs gr II, TE",
              "Needles x 12, cupping, infrared"]
TOLERATED = ["ok", "no c/o", "sore after", "good", "tol well"]
FLOW_HEADS = [["Visit", "Date", "Pain", "Treatment", "Response", "Init"],
              ["#", "DOS", "VAS", "Procedures", "Tol.", "By"],
              ["Tx no.", "Date seen", "Pain level", "Modalities/CPT",
               "Pt. response", "Initials"],
              ["No", "Service date", "P/10", "Rendered", "Post tx", "DC"],
              ["Count", "Attended", "NPRS", "Code", "Remark", "Sign"]]
FLOW_HEAD = FLOW_HEADS[0]
MED_HEADS = [["Filled", "Drug / SIG", "Prescriber"],
             ["Date Written", "Rx Description", "MD"],
             ["Start", "Medication Name and Instructions", "Ordering"],
             ["Fill Date", "Drug Name, Strength, Directions, Qty", "Doctor"],
             ["Last ordered", "Item", "Authorized by"]]
MED_HEAD = MED_HEADS[0]
RFA_HEADS = [["Diagnosis (Required)", "ICD-Code (Required)",
              "Service/Good Requested (Required)",
              "CPT/HCPCS Code (If known)",
              "Other Information: (Frequency, Duration, Quantity, etc.)"],
             ["Dx", "ICD", "Procedure / Service", "CPT", "Freq/Dur"],
             ["Diagnosis", "Code", "Treatment requested", "HCPCS",
              "Comments"]]
RFA_HEAD = RFA_HEADS[0]
LABS = ["Millbrae Forensic Toxicology, Inc.", "PharmaTrace Laboratories",
        "Quarry Point Diagnostics", "Community Hospital Laboratory",
        "Apex Reference Lab"]
PHARMACIES = ["Corner Drug #0412", "WorkComp Rx Mail Order",
              "Valley Vista Pharmacy", "Physician Dispensing Network"]
REVIEWERS = ["Federal Services IMR", "Independent Medical Review, "
             "P.O. Box 138009", "National Review Board, Inc."]
PR2 = {"cc": "Subjective complaints:",
       "ex": "Objective findings: (Include significant physical examination, "
             "laboratory, imaging, or other diagnostic findings.)",
       "dx": "Diagnoses:", "rx": "Medications:",
       "pl": "Treatment Plan: (Include treatment rendered to date.)",
       "wk": "Work Status: This patient has been instructed to:"}
ANALYTES = ["6-MAM", "Amphetamine", "Alpha-OH-alprazolam", "Benzoylecgonine",
            "Buprenorphine", "Carisoprodol", "Codeine", "Fentanyl",
            "Hydromorphone", "MDMA", "Meprobamate", "Methadone", "Morphine",
            "Oxymorphone", "Tapentadol", "THC-COOH"]
RESULTS = ["None Detected", "NEG", "Not Detected", "Negative", "<LOQ"]
LAB_HEADS = [["Compound", "Outcome", "Cutoff"],
             ["Drug Class / Analyte", "Result", "LOQ"],
             ["Test Name", "In range", "Screen"],
             ["Substance", "Interpretation", "ng/mL"]]
BLOOD_HEADS = [["Component", "Value", "Unit", "Ref. Interval"],
               ["Analyte", "Result", "UOM", "Range"],
               ["Test", "Your value", "Units", "Normal"]]
BLOOD = [("Sodium", 135, 146, "mmol/L"), ("Potassium", 3.5, 5.3, "mmol/L"),
         ("BUN", 7, 25, "mg/dL"), ("Alk Phos", 40, 115, "U/L"),
         ("Bilirubin, total", 0.2, 1.2, "mg/dL"), ("HCT", 38, 50, "%"),
         ("MCV", 80, 100, "fL"), ("Hemoglobin A1c", 4, 5.6, "%"),
         ("ESR", 0, 20, "mm/hr")]
UR_DATES = ["Date of Review:", "Determination Date:", "Date of decision:",
            "Date Mailed:", "Review completed:"]
REASONS = ["Periodic Report (required 45 days after last report)",
           "Change in treatment plan", "Released from care",
           "Change in work status", "Need for referral or consultation",
           "Response to request for information",
           "Change in patient's condition",
           "Need for surgery or hospitalization", "Request for "
           "authorization", "Other:"]
EXERCISES = ["Quad set", "Theraband row", "Wall slide", "Bridge", "Clam",
             "Wrist curl", "Step up", "Chin tuck", "Pendulum", "Leg press",
             "UBE", "Pulleys"]
PSYCH_TESTS = ["Beck Depression Inventory-II", "Beck Anxiety Inventory",
               "Pain Catastrophizing Scale", "Epworth Sleepiness Scale",
               "MMPI-2-RF", "Pain Patient Profile (P-3)", "MoCA",
               "Insomnia Severity Index"]


def houses_for(role):
    return [n for n, h in HOUSES.items() if role in h.roles and
            (ONLY in (None, n) or role not in HOUSES[ONLY].roles)]


CARRIERS += houses_for("carrier") * 3


def houses_here(story):
    """Those that the story's people use, and some of the others."""
    offices = {d.office for d in story.doctors.values()} | {story.carrier}
    loose = houses_for("any")
    return [n for n in HOUSES if n in offices or n == ONLY] + [
        n for n in loose if n != ONLY and story.rng.random() < .5]


def clinicians(rng):
    def one(role, offices, credentials, specialty):
        houses, drawn = houses_for(role), rng.random() < .6
        forced = ONLY and role in HOUSES[ONLY].roles
        office = rng.choice(houses if houses and (drawn or forced)
                            else offices)
        return Clinician(rng, sys.modules[__name__], office,
                         rng.choice(credentials), specialty)
    md = ["MD", "M.D.", "D.O.", "M.D.", "M.D., M.P.H.", "MD, FAAOS", "DO"]
    bone = rng.choice(["orthopedic surgery", "orthopaedic surgery"])
    return {
        "ptp": one("ptp", ["Concourse Urgent Care & Industrial Medicine",
                    "St. Brendan Occupational Health Center",
                    "Western States Injury Medical Clinic, Inc.",
                    "First Response Work Injury Care", "Ulloa Family Practice",
                    "U.S. WorkMed of Pinon Valley", "Kestrel Health",
                    "Amador Multispecialty Medical Group"], md,
                   rng.choice(["occupational medicine", "family medicine",
                               "internal medicine", bone])),
        "pain": one("pain", ["Advanced Spine & Pain Specialists",
                     "Interventional Pain Center of Corrales",
                     "Comprehensive Pain Mgmt Associates, APC",
                     "Spinal Diagnostics and Rehab", "The Pain Clinic"], md,
                    rng.choice(["pain medicine", "anesthesiology",
                                "physical medicine and rehabilitation"])),
        "ortho": one("ortho", ["Stavros Orthopaedics, A Medical Corporation",
                      "Bone & Joint Institute of the Desert",
                      "San Moreno Sports Medicine",
                      "Pacific Crest Spine Surgery", "OrthoWest"], md, bone),
        "qme": one("qme", ["Torrance Medical-Legal Evaluations",
                    "Lawrence Exams, a Prof. Corp.",
                    "Statewide QME Network", "Med-Legal Scheduling Group"],
                   md, bone),
        "psych": one("psych", ["Behavioral Health Consultants of the Plains",
                      "Pinon Psychology Group", "Mind & Work Institute",
                      "Whitfield Psychological Corp."],
                     ["Ph.D.", "Psy.D.", "PhD, ABPP"], "psychology"),
        "pt": one("pt", ["Peak Motion PT", "Back in Action Rehab",
                   "Corrales Hand & Physical Therapy", "Pro-Fit Sports & "
                   "Spine", "St. Brendan Rehabilitation Services"],
                  ["PT", "DPT", "MPT, OCS", "PT, DPT, CSCS", "RPT"],
                  "physical therapy"),
        "chiro": one("chiro", [
            "Spine Align Family Chiropractic", "Rosales Health "
                      "Center", "Whole Body Wellness", "Dr. Back Inc."],
                     ["DC", "D.C., Q.M.E.", "D.C."], "chiropractic"),
        "acu": one("acu", [
            "Jade River Healing Arts", "Meridian Point Wellness",
                    "Eastern Medicine Clinic of Vernal Heights"],
                   ["LAc", "L.Ac., O.M.D.", "L.Ac., Dipl.Ac."],
                   "acupuncture"),
        "radio": one("radio", [
            "Precision Open MRI", "Desert Sky Radiology Medical "
                      "Group", "Image One of San Moreno", "MultiCare "
                      "Diagnostic Imaging", "Valley Vista MRI & CT"], md,
                     "radiology"),
        "emg": one("emg", [
            "Neuromuscular Lab of Dr. Quan", "Electrodiagnostic "
                    "Medicine Service", "Amador Neurology"], md,
                   rng.choice(["neurology", "physical medicine and "
                               "rehabilitation"])),
        "urdoc": one("urdoc", [
            "Prime Review, LLC", "CompAlign Utilization Services",
                      "Evident Medical Management", "Bannister UR Unit"],
                     md, "physical medicine and rehabilitation"),
        "urdoc2": one("urdoc2", [
            "ReviewStar", "Northgate Managed Care",
                       "CareCheck UM Department", "Genesis Peer Group"],
                      md, "occupational medicine"),
        "attorney": one("attorney", [
            "Jurado, Ibarra & Cho, LLP", "Zavala Law Group, "
                         "A.P.C.", "McAllister & Associates",
                         "Offices of Hector Montejano"], ["Esq."], None),
    }


WORDS = {
    "name form": ["plain", "last", "caps", "middle", "initial", "upper"],
    "bullet": ["\u2022", "-", "o", ">", "#"],
    "label patient": ["PATIENT", "Pt:", "Patient's Name", "Employee:",
                      "Injured Worker:", "Claimant:", "Applicant:", "EE:",
                      "NAME OF PATIENT:", "IW", "Patient name"],
    "label dob": ["Birthdate:", "Birth date", "D/O/B:", "DOB", "Born:",
                  "BIRTH DATE:"],
    "label claim": ["Claim", "WC Claim#:", "CLM#", "File No.:", "Claim ID:",
                    "Ins. Claim No:", "Our File:", "WCC #:", "CLAIM NUMBER"],
    "label doi": ["Injury date:", "D/Injury", "Date of Loss:", "DOL:",
                  "Date/Injury:", "Inj. Date", "DATE OF INJURY"],
    "label dos": ["Service Date", "D/S:", "Encounter Date:", "Encounter:",
                  "Seen on:", "Visit Date:", "Date:", "Exam Date",
                  "Date of Evaluation:", "Date of Encounter", "DATE SEEN:",
                  "Date of this visit:", "Appt. date:", "Eval date:",
                  "DATE OF SERVICE", "Date Performed:", "Tx Date:"],
    "label employer": ["Employed by:", "Insured:", "EMPLOYER", "ER:",
                       "Company"],
    "label sex": ["Gender", "SEX:", "M/F:"], "label job": ["Job title:",
                                                           "Occup.:"],
    "label age": ["AGE", "Age (yrs):"],
    "label mrn": ["MRN:", "Chart #:", "Acct No.", "Patient ID:", "Med Rec#",
                  "PID"],
    "label ssn": ["SSN:", "SS#", "Soc. Sec."],
    "label wcab": ["WCAB No.:", "EAMS Case No.:", "ADJ #:"],
    "label carrier": ["Payer:", "W/C Carrier:", "TPA:", "Ins. Co.:",
                      "Primary Insurance"],
    "label adjuster": ["Claims Examiner:", "Adj.:", "Claims Adj", "Contact:"],
    "label next": ["RTC:", "F/U appt:", "Next visit", "Return appointment:"],
    "label provider": ["Provider:", "Physician", "Rendering:", "Seen by:",
                       "Attending:", "PCP/Provider:", "Examiner:"],
    "label referring": ["Ref. MD:", "Referred by", "Requesting:",
                        "Ordering Provider:", "REFERRING PHYSICIAN"],
    "label collected": ["Collection Date:", "Specimen collected", "Coll.:",
                        "Date of Collection:", "Drawn:"],
    "label received lab": ["Rec'd in lab:", "Specimen received",
                           "Accessioned:"],
    "label reported": ["Report date", "Final report:", "Rptd:",
                       "Date of Report:"],
    "label physician": ["Client:", "Ordering MD", "Submitted by:"],
    "label rfa date": ["Request received", "RFA rec'd:",
                       "Date request received:", "Received Date of RFA"],
    "label ur ref": ["Case ID", "Referral #:", "Auth. #", "Tracking No.:"],
    "label dated": ["DATED:", "Executed on", "Date", "Signed this date:",
                    "Filed:"],
    "label printed": ["Run date", "Printed on:", "Report run:"],
    "head hx": ["HPI", "HISTORY OF THE INJURY AS RELATED BY THE PATIENT",
                "Mechanism of Injury", "Background", "Hx"],
    "head cc": ["CC", "Chief complaint/HPI", "Presenting Problem",
                "Subjective", "Patient Reports", "INTERVAL HISTORY",
                "Symptoms today", "PRESENT COMPLAINTS"],
    "head tx": ["Tx to date", "Prior Care", "Conservative care",
                "Past Treatment", "COURSE OF TREATMENT"],
    "head rx": ["Meds", "Rx", "Current Outpatient Prescriptions",
                "PRESENT MEDICATIONS", "Med list", "Medication Review"],
    "head ex": ["O/E", "PE", "Physical Exam", "Objective", "EXAM",
                "Musculoskeletal", "Clinical Findings", "Orthopedic Exam"],
    "head im": ["Dx studies", "Radiology", "DIAGNOSTICS", "Test Results",
                "Imaging/Labs", "X-RAYS AND OTHER STUDIES"],
    "head dx": ["Impression", "Dx", "Problem List", "ASSESSMENT", "A",
                "Diagnostic Impression", "Encounter Diagnoses"],
    "head pl": ["Assessment/Plan", "P", "Orders", "PLAN/RFA",
                "Treatment and Recommendations", "DISPOSITION",
                "Plan of care", "Requested Authorization"],
    "head wk": ["WS", "RTW", "Work Capacity", "Duty status",
                "DISABILITY", "Work Recommendations"],
    "head job": ["Essential functions", "EMPLOYMENT HISTORY", "Job duties"],
    "head pmh": ["PMH/PSH", "Past History", "PMFSH", "Medical Hx"],
    "head disc": ["Medical-legal issues", "Opinion", "REASONING",
                  "Causation", "Apportionment and future medical"],
    "head record": ["Records Review", "RECORD SUMMARY", "File review",
                    "Chart review"],
    "head gap": ["Deficiencies noted", "Comments"],
    "head tests done": ["Ortho tests", "Provocative maneuvers",
                        "Special testing", "Ortho/Neuro"],
    "head subj": ["Subj", "Pt. states", "Subjective/Pain", "(S)"],
    "head obj": ["Obj", "Findings today", "Objective/Function", "(O)"],
    "head did": ["Tx", "Interventions", "Treatment provided",
                 "Procedures today", "Modalities"],
    "head plan": ["Next tx", "Plan/Goals", "(P)", "Prognosis/Plan"],
    "head tech": ["Technique", "Procedure/Technique", "SEQUENCES"],
    "head compare": ["Comparison", "Prior exams"],
    "head found": ["Findings", "REPORT", "Radiographic findings"],
    "head impr": ["CONCLUSION", "Impressions", "Opinion", "SUMMARY"],
    "head predx": ["PREOP DX", "Pre-procedure diagnosis",
                   "PREOPERATIVE DIAGNOSES"],
    "head postdx": ["POSTOP DX", "Post-procedure diagnosis",
                    "POSTOPERATIVE DIAGNOSES"],
    "head proc": ["Operation", "PROCEDURE(S)", "Name of procedure",
                  "OPERATIONS PERFORMED"],
    "head anes": ["ANESTHESIA", "Anesthetic", "Sedation"],
    "head descr": ["TECHNIQUE", "Details", "OPERATIVE COURSE",
                   "Procedure note"],
    "head compl": ["COMPLICATIONS", "Complication(s)", "EBL/Complications"],
    "head ur decision": ["Outcome of review", "Recommendation",
                         "REVIEW DECISION", "Services", "Conclusion"],
    "head ur record": ["Documents received", "Medical information relied "
                       "upon", "Clinical submitted"],
    "head ur summary": ["Case synopsis", "History and clinical findings",
                        "Summary of clinical information"],
    "head ur reason": ["Clinical rationale", "Basis", "Explanation",
                       "Reviewer's analysis and guideline"],
    "head ur rights": ["If you disagree", "Dispute process",
                       "Important information", "Your options"],
    "head psyhx": ["Developmental and family history", "Social history",
                   "Background information"],
    "head mental": ["MSE", "Behavioral observations", "Mental status"],
    "head tests": ["Test results", "Psychometrics", "TESTS ADMINISTERED"],
    "head activities": ["ADL questionnaire", "Function report",
                        "Activities"],
    "head measured": ["Goniometry", "ROM worksheet", "Range (degrees)"],
    "head notice": ["Disclosure per LC 4628", "Declarations", "Affirmation"],
    "head chronology": ["Visit history", "Encounters", "Past appointments"],
    "title progress": [
        "Visit Summary", "PR-2", "Follow Up Examination", "Recheck",
        "Secondary Treater's Follow Up", "SOAP NOTE", "Chart Notes",
        "Occupational Medicine - Return Visit", "Encounter Summary",
        "TREATING PHYSICIAN'S REPORT OF CONTINUING CARE",
        "Established Patient Visit", "Workers' Comp Progress Note",
        "Follow-up Orthopedic Evaluation", "Supplemental Report",
        "Primary Treating Physician's Progress Report"],
    "title initial": ["New Patient Evaluation", "Initial Orthopedic "
                      "Evaluation", "History & Physical - Work Injury",
                      "Primary Treater's Initial Comprehensive Report",
                      "Comprehensive Initial Medical Evaluation and Report"],
    "title consult": ["CONSULTATION - ORTHOPAEDICS", "Surgical Consultation",
                      "Specialty Consult Report", "Request for Opinion: "
                      "Orthopedic", "Initial Orthopaedic Evaluation of the "
                      "Injured Worker", "Second Opinion Consultation"],
    "title painconsult": ["New Patient Pain Consultation",
                          "INTERVENTIONAL PAIN CONSULT",
                          "Initial Interventional Spine Evaluation",
                          "Consultation Report - Pain Medicine",
                          "Comprehensive Pain Evaluation"],
    "title painfollow": ["Pain Clinic Follow Up", "INTERIM PAIN MANAGEMENT "
                         "REPORT", "Follow-Up Interventional Pain Medicine",
                         "Medication Management Visit", "Pain Progress Note",
                         "Specialist's Progress Report"],
    "title qme": ["QME EVALUATION", "Comprehensive Medical-Legal Evaluation "
                  "Report", "Agreed Medical Examination",
                  "Qualified Medical Evaluator's Re-evaluation Report",
                  "Orthopaedic Panel QME Report, ML 104",
                  "Independent Orthopedic Medical-Legal Evaluation"],
    "title psych": ["Psychological Consultation Report", "Initial "
                    "Psychological Evaluation and Testing",
                    "Comprehensive Psych Eval", "Pre-surgical Psychological "
                    "Screening", "Behavioral Medicine Evaluation"],
    "title psych note": ["Individual Psychotherapy Note", "CBT Session Note",
                         "Behavioral Health Progress Note",
                         "Group Therapy Attendance Note"],
    "title physical-therapy": ["PT Daily Treatment Note", "REHAB SERVICES - "
                               "DAILY DOCUMENTATION", "Outpatient PT Visit",
                               "Physical Therapy Visit Note", "Treatment "
                               "Encounter Note", "DAILY NOTE/BILLING SHEET"],
    "title chiropractic": ["Chiropractic Daily Visit", "Daily Travel Card",
                           "Chiro Tx Note", "Adjustment Record",
                           "Doctor of Chiropractic Office Note"],
    "title acupuncture": ["Acupuncture Visit", "Acu Tx Record",
                          "TCM Treatment Note", "Acupuncture Session Notes",
                          "Oriental Medicine Daily Chart"],
    "title first": ["Initial Evaluation", "Plan of Care - Initial Visit",
                    "New Patient Therapy Evaluation"],
    "title middle": ["Re-evaluation", "Progress Report to Physician",
                     "Therapy Re-Assessment"],
    "title last": ["Discharge Summary", "D/C Note", "Final Visit / "
                   "Discharge from Care"],
    "title flow": ["ATTENDANCE RECORD", "Patient Sign-In Log", "Daily Travel "
                   "Card", "Visit Tracker", "Treatment Grid",
                   "Exercise Flow Sheet"],
    "title mri": ["MAGNETIC RESONANCE IMAGING, {SIDE} {PART}",
                  "MR {PART} W/O CONTRAST", "MRI of the {part}, "
                  "non-contrast", "EXAM: MRI {PART}", "DIAGNOSTIC REPORT - "
                  "MRI {PART}", "3T MRI {part}"],
    "title x-ray": ["XR {PART} AP/LAT", "Radiology Report: {part}",
                    "RADIOGRAPHIC EXAMINATION OF THE {PART}",
                    "DX {PART} 3 VIEWS", "Digital x-ray, {part}"],
    "title emg": ["NCV/EMG REPORT", "Electromyography & Nerve Conduction "
                  "Velocity Studies", "ELECTRODIAGNOSTIC CONSULTATION",
                  "Nerve Conduction / Needle EMG Summary", "EDX Results"],
    "title injection": ["PROCEDURE REPORT", "Interventional Procedure",
                        "Op Note - Injection", "FLUOROSCOPIC PROCEDURE "
                        "NOTE", "Report of Injection Procedure",
                        "Surgery Center Procedure Record"],
    "title operative": ["OPERATIVE NOTE", "Surgical Report", "OP REPORT",
                        "Ambulatory Surgery Center - Operative Dictation",
                        "Record of Operation", "Surgeon's Operative Record"],
    "title uds": ["TOXICOLOGY - FINAL", "Medication Monitoring Report",
                  "Urine Drug Test Results", "Prescription Compliance "
                  "Analysis", "CONFIRMATION REPORT (LC-MS/MS)",
                  "Comprehensive Drug Panel"],
    "title lab": ["LAB RESULTS", "Chemistry/Hematology Report",
                  "Patient Results Report", "Cumulative Summary",
                  "CBC / CMP", "FINAL REPORT"],
    "title medlist": ["Active Meds", "Medications - Snapshot", "Medication "
                      "Reconciliation", "Patient Medication Record",
                      "Outpatient Medications"],
    "title pharmacy": ["Patient Profile", "Dispensing History", "CURES - "
                       "Patient Activity Report", "Rx Fill History",
                       "Pharmacy Claim Detail", "Workers' Compensation "
                       "Prescription Summary"],
    "title slip": ["WORK STATUS", "Work Status Report", "Return to Work "
                   "Form", "Off Work / Light Duty Slip",
                   "Patient Status Report"],
    "title first report": ["DOCTOR'S FIRST REPORT OF OCCUPATIONAL INJURY OR "
                           "ILLNESS", "Doctor's First Report of Occupational "
                           "Injury", "Form 5021", "DFR - 5021"],
    "title stationary": ["PRIMARY TREATING PHYSICIAN'S PERMANENT AND "
                         "STATIONARY REPORT (PR-4)", "Permanent and "
                         "Stationary Report", "PR-4", "P&S Report", "Final "
                         "Report - Maximal Medical Improvement"],
    "title controlled": ["CURES Patient Activity Report", "PATIENT ACTIVITY "
                         "REPORT (PAR)", "CURES 2.0 Patient Report",
                         "Controlled Substance Utilization Review and "
                         "Evaluation System"],
    "title eor": ["Explanation of Review", "EOB", "EXPLANATION OF BENEFITS",
                  "Bill Review Analysis", "Remittance Advice"],
    "title information": ["Request for Information", "NOTICE: ADDITIONAL "
                          "INFORMATION NEEDED", "UR Information Request",
                          "Pending - Lack of Information"],
    "title nurse": ["Nurse Case Manager Report", "NCM Progress Notes",
                    "Field Case Management Update", "TELEPHONIC CM NOTES"],
    "title adjuster letter": ["NOTICE REGARDING TEMPORARY DISABILITY "
                              "BENEFITS", "Notice of Delay",
                              "Claim Status Letter", "Notice Regarding "
                              "Medical Treatment"],
    "title depo": ["DEPOSITION OF APPLICANT", "Transcript excerpt",
                   "Videotaped Deposition, Volume I", "REPORTER'S "
                   "TRANSCRIPT"],
    "title panel": ["QME PANEL - REPRESENTED", "Panel Qualified Medical "
                    "Evaluator List", "QME Form 106 Request", "Replacement "
                    "Panel"],
    "title subpoena": ["SUBPOENA DUCES TECUM", "Deposition Subpoena for "
                       "Production of Business Records", "Records "
                       "Production Order", "SDT"],
    "title dme": ["DME Prescription", "Rx", "Durable Medical Equipment "
                  "Order", "Equipment Request and Delivery"],
    "title anes": ["ANESTHESIA RECORD", "Anesthesia Intraop Record",
                   "Anesthesiologist's Report", "Record of Anaesthesia"],
    "title objection": ["Objection"],
    "form first": ["Form 5021 (Rev. 4)", "FORM 5021 REV 4 1992",
                   "DFR 5021 (Rev. 5)"],
    "form stationary": ["DWC Form PR-4 (Rev. 06-05)", "PR-4 Rev 2005",
                        "DWC PR-4"],
    "title pr2": ["Primary Treating Physician's Progress Report (PR-2)",
                  "PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT",
                  "Treating Physician's Periodic Report",
                  "PTP PROGRESS REPORT - PR2"],
    "title rfa": ["REQUEST FOR AUTHORIZATION", "DWC Form RFA",
                  "Request for Authorization for Medical Treatment",
                  "Treatment Authorization Request (DWC Form RFA)"],
    "title ur denied": ["NON-CERTIFICATION", "Adverse Determination",
                        "UR Non-Authorization Notice", "Denial of Requested "
                        "Treatment", "Physician Review Recommendation: "
                        "Non-certify"],
    "title ur modified": ["PARTIAL CERTIFICATION", "Modified Authorization",
                          "UR Modification Letter", "Notice of Conditionally "
                          "Modified Request",
                          "Utilization Management Decision: Modify"],
    "title ur approved": ["AUTHORIZATION", "Certification of Treatment",
                          "Notice of Approved Request",
                          "UR Authorization Letter",
                          "Utilization Management Decision: Approve"],
    "title application": ["APPLICATION FOR INDEPENDENT MEDICAL REVIEW",
                          "Independent Medical Review Application, DWC Form "
                          "IMR", "IMR Application", "State of California "
                          "Request for Independent Medical Review"],
    "title prior": ["IMR Final Determination", "FINAL DETERMINATION LETTER",
                    "Notice of Independent Medical Review Determination",
                    "INDEPENDENT MEDICAL REVIEW FINAL DETERMINATION"],
    "title bill": ["HEALTH INSURANCE CLAIM FORM", "Invoice", "SUPERBILL",
                   "Account Detail", "Patient Ledger", "Billing Summary"],
    "title cover": ["Fax Transmittal", "FACSIMILE TRANSMISSION", "fax",
                    "TELECOPY COVER", "Fax Cover Page - Confidential",
                    "Document Transmittal Sheet"],
    "title pos": ["DECLARATION OF SERVICE", "Proof of Service (CCP 1013a)",
                  "CERTIFICATE OF SERVICE BY U.S. MAIL", "Service List and "
                  "Proof of Mailing"],
    "title statement": ["Response of the Claims Administrator", "Claim "
                        "Status Summary", "Position Statement of Defendant "
                        "Administrator", "Claims Administrator Statement "
                        "regarding Disputed Treatment"],
    "title order": ["ORDER", "Findings and Award", "Minutes of Hearing",
                    "Joint Order Taking Matter Off Calendar", "Opinion on "
                    "Decision"],
    "title certification": ["DECLARATION OF CUSTODIAN", "Affidavit of "
                            "Records Custodian", "Custodian Certificate",
                            "Certificate of No Further Records"],
    "activities": ["ADLs as reported on intake sheet:", "Pt. self report."],
    "measured": ["Dual inclinometer method. Degrees.",
                 "Active motion, measured x 3."],
    "attended": ["Kept", "Arrived", "Office visit", "Checked out",
                 "Est pt visit"],
    "pr2 patient": ["Patient:", "PATIENT", "Employee/patient"],
    "state line": ["State of California", "STATE OF CALIFORNIA DIVISION OF "
                   "WORKERS' COMPENSATION", "State of California, Department "
                   "of Industrial Relations"],
    "form pr2": ["DWC Form PR-2 (Rev. 06-05)", "DWC-PR2 rev 2005",
                 "PR-2 (Rev. 06-05)"],
    "form rfa": ["DWC Form RFA (Effective 2/2014)", "DWC Form RFA (version "
                 "12/2012)", "RFA 2014"],
    "form imr": ["DWC Form IMR (Effective 02/2014)", "DWC Form IMR-1"],
    "form bill": ["APPROVED OMB-0938-0999 FORM CMS-1500 (08-05)",
                  "APPROVED OMB-0938-1197 FORM 1500 (02-12)"],
    "rfa note": ["Attach the Doctor's First Report, a PR-2, or a narrative "
                 "report substantiating the requested treatment.",
                 "This form must accompany a report that supports the "
                 "request."],
    "rfa table": ["Requested Treatment (see instructions for guidance; "
                  "attached additional pages if necessary)",
                  "Treatment requested", "List each specific service"],
    "dictation": ["DD: {d} DT: {t}", "Job ID 40021 / D {d} / T {t}",
                  "cc: claims file. Transcribed {t}", "Generated {p} by the "
                  "records system", "{p} 08:14 AM  Printed by: mjones"],
    "visit number": ["Tx #{i}/{g}", "Visit No: {i} Auth: {g}",
                     "Treatment number {i}", "{i} of {n} visits",
                     "Session {i}/{n}", "Visits this episode: {i}"],
    "exam line mri": ["PROCEDURE: {study} {part}, {date}",
                      "Study: {study} of {part} w/o contrast ({date})",
                      "{study} examination of the {part} on {date}.",
                      "Examination: {study} {part}     Performed: {date}"],
    "exam line x-ray": ["PROCEDURE: x-ray {part}, {date}",
                        "Study: x-rays {part} ({date})",
                        "Radiographs {part}, {date}.",
                        "Examination: XR {part}     Performed: {date}"],
    "exam line emg": ["NCS and needle EMG, bilateral {limb}s, {date}",
                      "Study: EMG/NCV of {limb}s ({date})",
                      "EMG/NCV was done on {date} of the {limb}s."],
    "procedure epidural-steroid-injection": [
        "{S} {lvl} selective epidural steroid injection w/ fluoroscopy.",
        "1. {lvl} interlaminar ESI. 2. Epidurogram.",
        "Transforaminal ESI, {s} {lvl}.",
        "Fluoroscopically guided epidural steroid injection, {lvl}."],
    "procedure joint-injection": [
        "{S} {p} cortisone injection.", "US-guided steroid injection, "
        "{s} {p}.", "Injection, {s} {p}, Kenalog 40 mg and Marcaine."],
    "uds line": ["Specimen: urine. Drug screen with confirmation.",
                 "Urine drug test, LC-MS/MS quantitation.",
                 "UDS 12 panel with reflex.", "Urine toxicology screen, "
                 "specimen valid."],
    "as of": ["List printed", "Reviewed:", "Current as of", "Last updated",
              "Profile date:"],
    "ur denied": ["{what} - NON-CERTIFIED.", "Request: {what}. "
                  "Determination: Deny.", "{what} is not medically "
                  "necessary and is not authorized.", "Recommend "
                  "non-certification of {what}.",
                  "We are unable to authorize {what}."],
    "ur modified": ["{what} - MODIFIED to {given}.", "Request: {what}. "
                    "Determination: Modify, certify {given} only.",
                    "{what}: partially certified for {given}.",
                    "Recommend partial certification of {what}, {given} "
                    "visits."],
    "ur approved": ["{what} - CERTIFIED.", "Request: {what}. Determination: "
                    "Approve.", "{what} is medically necessary and is "
                    "authorized.", "Recommend certification of {what}."],
    "prior upheld": ["{what}: UPHELD.", "The request for {what} is not "
                     "medically necessary and appropriate. UR denial "
                     "upheld.", "Issue 1: {what}. Decision: Upheld."],
    "prior overturned": ["{what}: OVERTURNED.", "The request for {what} is "
                         "medically necessary and appropriate. UR denial "
                         "overturned.",
                         "Issue 1: {what}. Decision: Overturned."],
    "quoted": ["{date} - {who} - {title}.", "{who} ({date}), {title}:",
               "On {date}, {who} authored a {title}, which states:",
               "{title}, {date}, {who}."],
    "addressee": ["Claims Examiner", "IMR Intake", "Utilization Review "
                  "Dept.", "Custodian of Records", "DWC Medical Unit"],
    "re": ["RE:", "Subject:", "In re:", "Regarding:"],
    "claim words": ["Claim:", "Claim No.", "File", "Clm #"],
    "dear": ["Dear Claims Examiner:", "To the reviewer:", "Dear Counsel:",
             "Gentlepersons:", "Dear Doctor:", "Hello,"],
    "yours": ["Best regards,", "Respectfully,", "Thank you,", "Very truly "
              "yours,", "Cordially,"],
    "fax to": ["To:", "Deliver to", "ATTN"],
    "fax from": ["From:", "Sender", "FR:"],
    "fax date": ["Date:", "Sent:", "DATE/TIME"],
    "fax pages": ["# of pages", "Pages incl. cover:", "Total pgs:"],
    "fax re": ["Subject:", "Re:", "Regarding"],
}

FILLER = {
    "hx": [
        "{mr}, age {age}, is a right-handed {job}.",
        "The injury occurred on {doi} while {mech}.",
        "{He} informed a foreman and was sent to the company clinic.",
        "Past treatment was with several providers, see records.",
        "{He} worked for {employer} at the time and had no such complaints "
        "before.",
        "An interpreter was present throughout.",
        "{spouse} ({his} spouse) drove {him} to the appointment.",
        "Authorization for today's visit was given by {adjuster}.",
        "Onset: sudden. Context: work. Aggravated by: lifting, bending."],
    "cc": ["Pt here for f/u.", "Patient presents for recheck of a work "
           "injury.", "Patient returns today, last seen about one month ago.",
           "Pt. seen with interpreter.", "Condition is reported about the "
           "same."],
    "ex": ["BP 132/84  P 76  R 16  T 98.4  Ht 5'7  Wt 182", "Gen: NAD, A&O "
           "x 3.", "Constitutional: appears stated age.", "Skin: no "
           "rashes.", "WDWN, sits comfortably."],
    "pl": ["RTC 4 weeks.", "Pt. understands and agrees.", "Follow up as "
           "scheduled or sooner if worse.", "More than half of a 25 minute "
           "visit was counseling.", "RFA attached to this report."],
    "notice": [
        "The evaluation was at the address shown; the time spent complies "
        "with the rules that govern it.",
        "I have not offered, delivered or accepted any consideration for the "
        "referral of this patient.",
        "History was taken by a trained historian and confirmed by me.",
        "Neither the examiner nor the office has a financial interest in any "
        "facility named.",
        "Face to face time was thirty minutes or more.",
        "Contents are believed true save as to what others told me.",
        "No prior relationship with the parties exists.",
        "Records were put in order by staff under my supervision.",
        "Signed in the county of the office letterhead."],
    "job": ["Work as a {job}: eight hours, five to six days.",
            "Lifting up to fifty pounds was usual.",
            "Hire date is about six years before the injury.",
            "{employer} provided a form RU-91 equivalent.",
            "{He} held no concurrent job.",
            "Military service: none."],
    "pmh": ["Illnesses: hypertension, controlled.", "Tobacco: quit years "
            "ago. EtOH: social.", "Family: mother with diabetes.",
            "NKDA.", "Lives with {spouse} and three dependents.",
            "No prior claims are recalled."],
    "disc": ["Causation is industrial, AOE/COE, on the present record.",
             "Maximum medical improvement has not been reached.",
             "Impairment will be rated per the AMA Guides, 5th edition, when "
             "P&S.", "Apportionment under 4663 and 4664 is deferred.",
             "I reserve the right to amend this on receipt of further "
             "records.", "Future medical: visits, medicines, therapy for "
             "flare-ups.", "The parties pose issues in a joint letter dated "
             "earlier.", "The applicant was a fair historian.",
             "The job demands exceed the capacities stated.",
             "Record review took two hours and a half.",
             "No surveillance film was supplied.",
             "Causation of the psychiatric claim is outside my field.",
             "The subjective factors are partly matched by objective ones.",
             "Vocational feasibility is left to others."],
    "therapy physical-therapy": [
        "97110 therapeutic exercise x 2 units.", "97140 manual techniques, "
        "15 min.", "HP x 15 pre tx.", "US 1.5 w/cm2 x 8 min.",
        "IFC 80-150 Hz x 15.", "Verbal cues for form."],
    "therapy chiropractic": [
        "CMT diversified, side posture.", "98941 spinal CMT, 3-4 regions.",
        "Drop table, activator.", "EMS x 15 with ice.", "Flexion distraction "
        "x 5 min.", "Cross friction to the area."],
    "therapy acupuncture": [
        "Needles retained 20 min with infrared.", "Points: LI4, GB34, BL23, "
        "ashi.", "97813, 97814.", "Cupping x 5 min.", "Electro-acu 2 Hz.",
        "Tongue pale, pulse wiry."],
    "therapy": [],
    "therapy plan": ["Cont per POC.", "Next tx as scheduled.", "Advance "
                     "resistance as tolerated.", "Goals: partly met."],
    "imaging": ["Vertebral and osseous signal: unremarkable.",
                "Visualized soft tissues: unremarkable.",
                "Motion artifact is mild.",
                "Study quality is diagnostic.",
                "No mass.", "Incidental findings: none."],
    "technique": ["T1, T2 and STIR, sagittal and axial.", "0.3T open "
                  "magnet.", "No IV contrast.", "Digital views, standard "
                  "projections."],
    "compare": ["None.", "No priors on file.", "Not available."],
    "emg": ["Limb temp 33 C.", "F waves in normal range.",
            "Needle: disposable monopolar.", "Interpretation rests with the "
            "referring clinician."],
    "anesthesia": ["MAC.", "Versed 2 mg IV and local.", "Local only."],
    "procedure": ["Risks, benefits, alternatives discussed; consent signed.",
                  "Prone on the fluoro table, ChloraPrep x 3.",
                  "22 gauge spinal needle, AP and lateral confirmation.",
                  "Omnipaque 1 cc with proper flow, no vascular uptake.",
                  "Depo-Medrol 80 mg and lidocaine 1% 2 cc injected.",
                  "Vitals stable throughout.", "D/C home with driver."],
    "complications": ["None", "No complications, EBL nil."],
    "operation": ["Supine, tourniquet not inflated.", "Ancef 2 g IV.",
                  "Surgical pause performed.", "Scope introduced through a "
                  "lateral portal.", "Joint surveyed in all compartments.",
                  "Shaver and cautery used for debridement.",
                  "Copious lavage.", "3-0 Prolene to skin.", "Xeroform, 4x4, "
                  "Ace.", "Sponge and needle counts x 2 right.",
                  "PACU in good condition."],
    "lab": ["CLIA number on file.", "Cutoffs in ng/mL.",
            "Medical director signature on file.", "Page may contain PHI."],
    "meds": ["NKDA.", "Data come from dispensers and may be incomplete.",
             "Discontinued items are not listed."],
    "ur record": ["RFA with attachments, multiple dates.", "PR-2 forms.",
                  "Prior reviews.", "Therapy notes."],
    "ur summary": ["Age/sex: {age}/{sex}. Job: {job}.", "DOI {doi}, while "
                   "{mech}.", "Peer call: voice mail left twice.",
                   "Body parts accepted per adjuster."],
    "ur reason": ["Cited: the treatment schedule of the state, chapter on "
                  "the body part.", "The submitted notes are brief and "
                  "handwritten in part.", "The criteria were compared point "
                  "by point.", "The quantity exceeds what is supported at "
                  "once.", "An appeal with new facts will be looked at "
                  "again."],
    "ur rights": ["Sign and mail the enclosed application within 30 days to "
                  "ask for outside review.", "An Information and Assistance "
                  "officer can be called.", "The internal appeal is "
                  "voluntary.", "Services must be done before the "
                  "expiration date."],
    "worker letter": ["I got hurt {mech}.", "My doctor says I need this and "
                      "you people keep saying no.", "I can't carry my "
                      "grandchild.", "{spouse} does everything in the "
                      "house now.", "I called {adjuster} five times.",
                      "Please help me. I am not a person who lies.",
                      "I am sending what I have."],
    "attorney letter": ["Please be advised that we are counsel of record "
                        "for {mr}.", "Applicant objects to the "
                        "non-certification and asks that it be reversed.",
                        "Kindly forward all future notices here.",
                        "The utilization review is defective for want of "
                        "timely communication.", "Nothing here is a waiver.",
                        "See the reports of the treating physician, "
                        "attached."],
    "statement": ["Liability is admitted for the accepted parts only.",
                  "Examiner: {adjuster}.", "Indemnity has been paid to "
                  "date.", "The dispute is limited to medical necessity.",
                  "Nothing further is due at this time.", "An index of "
                  "what was sent is attached."],
    "order": ["Applicant {name} appeared with counsel.", "Defendant "
              "{employer} appeared by its attorney.", "Good cause "
              "appearing, the matter is continued.", "The parties stipulate "
              "to injury AOE/COE on {doi}.", "IT IS SO ORDERED.",
              "Served on all parties on the official address record."],
    "certification": ["I am the duly authorized custodian.", "These records "
                      "are complete and are true copies.", "They were "
                      "prepared near the time of the acts described.",
                      "Under penalty of perjury, laws of California."],
    "pos": ["My business address is as shown; I am not a party.",
            "I am readily familiar with the practice of mailing here.",
            "True copies were deposited with the U.S. Postal Service.",
            "By fax also, no error reported."],
    "application": ["Mail to: DWC-IMR, see instructions.", "I consent to "
                    "release of my medical records for this review.",
                    "Attach the written determination."],
    "prior": ["Dear parties: the review is complete.", "An expert reviewer "
              "with an active practice was chosen.", "The entire file was "
              "read."],
    "prior tail": ["This is deemed the final determination of the Director.",
                   "Appeal: verified petition within 30 days.",
                   "Names of reviewers are confidential."],
    "cover": ["CONFIDENTIAL: contains protected health information.",
              "Records as requested.", "STAT please - hearing pending.",
              "Call if transmission fails."],
    "psych": ["Referral by the PTP for industrial stress.", "Third of six "
              "siblings; uneventful schooling.", "GED obtained.",
              "Married to {spouse}.", "No psychiatric admissions.",
              "No legal problems.", "Finances are strained."],
    "mental": ["Oriented x 4, cooperative.", "Affect constricted.",
               "No SI/HI.", "Insight adequate.", "Thought process linear."],
    "psych tests": ["Validity scales acceptable.", "See the table of "
                    "scores.", "Testing time three hours."],
    "psych plan": ["CBT weekly.", "Re-test in three months.", "Coordinate "
                   "with PTP."],
    "nurse": ["NCM attended the appointment with the patient's consent.",
              "TC to the provider's office; left a message.",
              "Spoke with {adjuster} about the file.", "IW says the drive "
              "is long.", "Next contact in two weeks.", "Goal: return to "
              "the job at {employer}."],
    "adjuster letter": ["This letter concerns your workers' compensation "
                        "benefits.", "We need more time to decide.",
                        "Payments are enclosed or will be sent apart.",
                        "If you have questions call {adjuster}.",
                        "State law requires that we tell you of this."],
    "information": ["The reviewer needs what is listed below to decide.",
                    "Send the last two progress notes.",
                    "Send the count of visits done.", "Without a reply the "
                    "request may be denied for lack of information."],
    "depo": ["Q. And that was with {employer}?", "A. Yes.", "Q. Did you "
             "tell anybody?", "A. I told my lead.", "MR. MONTEJANO: "
             "Objection, vague.", "Q. You may answer.", "A. I don't "
             "remember the day.", "Q. Who drove you here?", "A. {spouse}.",
             "(Brief recess.)", "Q. Have you been deposed before?",
             "A. No."],
    "panel": ["Specialty requested: MOS.", "Reason: objection under Labor "
              "Code section 4062.", "Strike one name each within ten days.",
              "Three names follow in no order."],
    "subpoena": ["YOU ARE ORDERED to produce the records described.",
                 "Any and all medical, billing and film records of {name}.",
                 "Produce by the date below, by copy service.",
                 "Witness fee upon demand."],
    "dme": ["Length of need: 99 = lifetime / 3 months.", "Dispense as "
            "written.", "ICD per chart.", "Fit and instruct."],
    "anes": ["ASA II. NPO after midnight.", "Airway Mallampati 2.",
             "Monitors: ECG, NIBP, SpO2, EtCO2.", "Induction smooth.",
             "To PACU, report given."],
    "objection": ["We object to the reporting of the evaluator.",
                  "The objection is under sections 4061 and 4062.",
                  "We propose an agreed evaluator.", "Please respond within "
                  "the statutory time."],
    "slip": ["Employer: please see the restrictions, if any, below.",
             "Call our office if no such work is available.",
             "This form replaces earlier ones."],
}
FAX_HEADS = ["{date}  {time} AM  FROM:{name} TO:15105550177  P:{n}/{t}",
             "{name} Fax:{fax}  {date} {time}  P.{n}",
             "Received Fax : {date} {time}  Fax Station : {name}  p. {n}",
             "{time}:22 {date} RightFax N2-1 {n}/{t} {name}",
             "To: Page: {n} of {t} {date} {time} {fax} From: {name}"]
FAX_NAMES = ["COPY SERVICE INC", "CONCOURSE UC"]
REFAXED = ["{day:%b-%d-%Y} 16:0{n}  FROM: {name}  TO: CLAIMS  P.0{n}",
           "{day:%m/%d/%Y} 2:1{n} PM  LAW OFFICE  PAGE {n} OF {t}",
           "{day:%d-%m-%Y} 08:4{n} {name} -> 5595550163 p{n}/{t}"]
STAMPS = ["RECEIVED|{date}|{name}", "REC'D {date}", "Date Received: {date}",
          "{date} RECEIVED BY MAILROOM", "RECD-{date}-AM", "IMR RECEIVED "
          "{date}", "RECEIVED|CLAIMS DEPT|{date}", "SCANNED/RECEIVED {date}"]
STAMP_DATES = [dates("%b %d, %Y"), dates("%m-%d-%y"), dates("%Y %b %d"),
               dates("%m/%d/%Y"), dates("%d %b %Y")]
SEPARATORS = ["EXHIBIT 3", "DIVIDER: TREATING RECORDS", "MEDICAL",
              "Subpoenaed Records - Set 2", "RADIOLOGY", "CORRESPONDENCE",
              "BATCH 00412 SEPARATOR", "APPLICANT'S EXHIBITS"]
DUTY = ["Remain off-work until next appointment",
        "Return to modified work with the following limitations or "
        "restrictions",
        "Return to full duty with no limitations or restrictions"]
TESTS = {"straight-leg-raise": ["SLR", "Straight leg raise test",
                                "Sitting SLR", "Lasegue"],
         "spurling": ["Spurling's", "Spurling's compression test"],
         "impingement-sign": ["Neer's sign", "Hawkins-Kennedy",
                              "Impingement sign"],
         "mcmurray": ["McMurray", "McMurray's sign"],
         "tinel-phalen": ["Tinel's at wrist", "Phalen's", "Phalen's sign"]}
POSITIVE = ["+ {s}", "(+) {s}", "POS", "positive {s}", "+"]
NEGATIVE = ["neg", "(-)", "NEG", "negative R/L", "Negative"]
ASKS = {
    "physical-therapy": ["PT 2x/wk, {n} visits {p}", "Physical therapy x "
                         "{n} - {p}", "{n} physical therapy visits for {p}",
                         "Additional physical therapy {n} sessions for {p}"],
    "chiropractic": ["Chiro x {n} - {p}", "Chiropractic therapy {n} "
                     "sessions for {p}", "{n} chiropractic treatments {p}"],
    "acupuncture": ["Acupuncture x {n} - {p}", "Acupuncture therapy {n} "
                    "sessions for {p}", "{n} acupuncture treatments {p}"],
    "mri": ["MRI {p} w/o dye", "MR imaging: MRI of {p}, 1.5T or better",
            "Repeat MRI {p}"],
}

GRADES = ["0", "1", "2", "3", "n/a"]
ACTIVITIES = ["Self care", "Grooming", "Laundry", "Cooking", "Vacuuming",
              "Yard work", "Shopping", "Getting in a car", "Stairs",
              "Keyboard use", "Phone use", "Opening jars", "Reaching",
              "Kneeling", "Squatting", "Sleep position", "Sports",
              "Sexual function", "Social events", "Child care"]
MOTIONS = ["Flex", "Ext", "Lat bend R", "Lat bend L", "Rot R", "Rot L"]
MEASURED_HEAD = ["Plane", "Now", "Prior"]
