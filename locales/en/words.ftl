# Words of the law and of the office: each word stored in the database has its name on the screen.
# An underscore in the stored word is a dash in the key: in_approval → stage-in-approval.

## Where an opinion stands
stage-received = Received
stage-assigned = Assigned
stage-in-approval = In approval
stage-approved = Approved
stage-answered = Answered
stage-closed = Closed
stage-transferred = Passed to another body
stage-diverted = Under the procedure for complaints and denunciations

## What is done to an opinion
act-submit = Send an opinion
act-log = Log an opinion
act-answer-on-spot = Answer on the spot
act-classify = Classify
act-divert = Move to the procedure for complaints
act-quarantine = Move to the restricted denunciations
act-assign = Assign
act-return-to-assigner = Return to the assigner
act-draft = Draft the answer
act-submit-draft = Submit for approval
act-return-draft = Return for changes
act-approve = Approve
act-issue = Issue
act-transfer = Pass to another body
act-record-reply = Record the other body’s reply
act-publish = Publish
act-unpublish = Take down
act-propose-closing = Propose closing
act-close = Close
act-reopen = Reopen
act-set-aside = Set aside
act-withdraw = Withdraw
act-release = Return among the opinions
act-redirect = Guide or pass on
act-see-identity = See the sender
act-open-restricted = Open what is restricted
act-readmit = End an exclusion
act-hand-up = Hand up to the province
act-split = Split a matter off
act-unsplit = Take a split back
act-correct = Correct what was written down

## Who may know of it
circle-unit = Everybody of the unit
circle-desk = Shielded until classified: the intake desk
circle-leaders = Shielded until classified: Party secretary and reception officer
circle-restricted = Restricted list
circle-province = Handed up to the province
circle-nobody = Split taken back

## How much was accepted
accepted-whole = Accepted in full
accepted-part = Accepted in part
accepted-no = Not accepted

## Roles
role-party-secretary = Party Secretary
role-chair = Chair of the People’s Committee
role-vice-chair = Vice Chair of the People’s Committee
role-clerk = Office of the People’s Council and Committee
role-officer = Professional officer
role-reception-officer = Citizens’ reception officer
role-monitor = Monitor
role-village-head = Village head
role-province = Provincial reader
role-administrator = System administrator

## Kinds
kind-kien-nghi = Recommendation
kind-phan-anh = Report
kind-hoi = Question, procedure
kind-khieu-nai = Complaint
kind-to-cao = Denunciation

## Ways in
channel-conference = At the conference
channel-before-conference = Before the conference
channel-web = On the website
channel-desk = Public Service Centre
channel-reception = Citizens’ reception
channel-letter = Paper letter
channel-phone = Phone
channel-village-head = Village head or Fatherland Front on behalf

## Outcomes
outcome-resolved = Resolved
outcome-in-progress = Being resolved
outcome-explained = Explained, information given
outcome-roadmap = Not yet resolved, with a road map
outcome-transferred = Beyond authority, passed on
outcome-withdrawn = Withdrawn by the sender
outcome-not-processed = Not processed
outcome-guided = Guided as the law provides
outcome-forwarded = Forwarded as the law provides

## Whose desk it lies on
desk-triage = Waiting for classification
desk-assignment = Waiting for assignment
desk-office = Waiting for a draft
desk-approval = Waiting for approval
desk-registry = Waiting to be issued
desk-closing = Waiting for a closing proposal
desk-confirmation = Waiting for confirmation
desk-outside = Waiting for another body
desk-restricted = Denunciations, restricted
desk-nobody = Nothing left to do

## Why an item was set aside
set-aside-no-content = Nothing specific in it
set-aside-trial = A trial entry or advertisement
set-aside-already-answered = Already answered, nothing new
set-aside-praise = Thanks or praise
set-aside-not-public = Not a matter for public bodies

## Where a conference stands
conference-stage-planned = Planned
conference-stage-announced = Announced
conference-stage-open = In session
conference-stage-adjourned = Adjourned
conference-stage-cancelled = Cancelled

## What is done to a conference
conference-act-plan = Plan
conference-act-revise = Revise the plan
conference-act-announce = Give public notice
conference-act-postpone = Change day or place
conference-act-cancel = Cancel
conference-act-open = Open
conference-act-adjourn = Adjourn

## Forms of a conference
occasion-regular = Regular
occasion-ad-hoc = Ad hoc
approach-by-group = For one group of people
approach-by-theme = By theme
approach-in-depth = In depth
coverage-whole = Whole commune
coverage-cluster = Cluster of villages
mode-in-person = In person
mode-online = Online

## What may be personal data, and why it may stay
private-phone = Telephone number
private-id-number = Identity or tax number
private-account = Account or card number, or a long number
private-plate = Number plate
private-email = E-mail address
private-profile = Personal page on a network
private-birth = Day or year of birth
private-name = Name of a person
waiver-of-office = Number or address of an office
waiver-in-office = Official named for public work
waiver-public = Street, school or figure of history
waiver-agreed = The person agreed, and the consent is kept
waiver-not-personal = Not personal data, the machine was wrong
