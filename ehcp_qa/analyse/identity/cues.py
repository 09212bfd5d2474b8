"""The words round a name that tell a plan's own child from family, friends, staff and places."""

from __future__ import annotations

import re

# What plans say of the child they are about, and hardly of anybody else.
OF_THE_CHILD = re.compile(
    r"(?:needs (?!to be (?:on|in|at|out|the|an?|used|moved|added|placed|kept|switched|turned|there|"
    r"available|re\w+|told|informed|tested)\b|charging|re\w+ing\b)|requires\b|struggles|"
    r"finds (?:it |this |that )?(?:hard|difficult|\w+ (?:hard|difficult))|"
    r"has (?:difficult\w*|a diagnosis|been diagnosed|needs|delayed|poor|limited|significant|autism|adhd|"
    r"identified|no identified|special)|is (?:easily|unable|not yet able|able to|working (?:at|below)|"
    r"going to|anxious|sensitive|delayed|behind|reading|(?:often |usually )?(?:overwhelmed|upset|"
    r"distressed|frustrated)|diagnosed|a (?:[\w-]+,? ){0,4}(?:boy|girl|child|"
    r"young|student|pupil|teenager|toddler|learner))|was born|lives with|cannot|can (?:now )?(?:read|write|"
    r"count|say|follow|become|find|name|use)|does not (?:yet )?\w+|will (?:be able|receive|be supported|"
    r"be given|be taught|be provided|have (?:access|opportunit\w*)|need|benefit|require|independently|read|"
    r"write|use|ask|tell|say|join|take|choose|follow|complete|manage|be (?:changed|toileted|dressed|fed|"
    r"lifted|hoisted|transferred|taken (?:to|out)|seated|weighed|shown|withdrawn|reminded|prompted|"
    r"encouraged|helped|assessed|taught|collected|escorted))|is (?:changed|toileted|hoisted|fed|"
    r"taught|prompted|reminded|withdrawn)|would benefit|should (?:be|have)|"
    r"(?:often |usually |sometimes )?(?:becomes?|forgets|loses|avoids|responds|enjoys|communicates|"
    r"attends|presents|experiences|demonstrates|displays|benefits|learns|understands|relies)|"
    r"leaves out|tires|worries)\b",
    re.IGNORECASE,
)
# Of these, what no programme, test, school or illness does: enough to tell an unknown word a name.
OF_A_PERSON = re.compile(
    r"(?:struggles|finds (?:it |this |that )?(?:hard|difficult|\w+ (?:hard|difficult))|"
    r"has (?:difficulty|been diagnosed|poor|delayed|limited)|is (?:unable|not yet able|anxious|easily \w+|"
    r"(?:often |usually )?(?:overwhelmed|upset|distressed|frustrated)|diagnosed|"
    r"a (?:[\w-]+,? ){0,4}(?:boy|girl|young|student|pupil|teenager|toddler|learner))|"
    r"was born|lives with|becomes (?:upset|anxious|distressed|overwhelmed|frustrated|tired|angry|dysregulated)|"
    r"forgets|worries|tires|enjoys|cannot (?:yet )?\w+|needs (?:help|support|reminders|prompts|adults?|an adult|"
    r"new words|time|encouragement)\b)",
)
THINGS_OF_THE_CHILD = re.compile(
    r"['’]s? (?:(?:[a-z-]+,? ){0,2}?)(?:needs?|difficult\w+|speech|language|learning|attention|anxiety|behaviour|"
    r"progress|attainment|communication|understanding|memory|vocabulary|reading|writing|"
    r"handwriting|spelling|literacy|numeracy|maths|self-\w+|confidence|independence|strengths?|"
    r"outcomes?|aspirations?|views?|parents?|family|mother|mum|father|dad|teachers?|ehc|ehcp|plan|"
    r"education|health|provision|timetable|concentration|emotions?|feelings|skills|hearing|vision|"
    r"diagnosis|autism|adhd|balance|sleep|mood|peers|friends|key)\b",
    re.IGNORECASE,
)
# "Leo (12) reads slowly", "Leo, four, reads slowly", "Leo is 12; he": an age beside a name.
_AGE = (
    r"(?:aged? )?(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:-\w+)?)"
)
AGED = re.compile(rf"(?:\s?\({_AGE}\)|, (?:who is )?{_AGE}(?=[,;])(?:, who\b)?,?)")
IS_AGED = re.compile(rf" is (?:now )?{_AGE}(?:;|,| and )")
# How an outcome begins; whoever then "will" is the person whose plan it is.
OUTCOME_OPENS = re.compile(r"\A\W*(?:By|Before|Within|At the end of)\b[^.;]{3,60}\Z")
OUTCOME_GOES_ON = re.compile(
    r" will (?!be (?:\w+ed|taught|given|shown|made|held|run|set|kept|met|read|told)\b)[a-z]"
)
# Said of anybody who does or is something; a given name with no introduction is then the child.
OF_ANYBODY = re.compile(
    r"(?:(?:also|often|usually|sometimes|currently|always|still|generally|now|rarely|never) )?"
    r"(?:is|was|has|had|does|did|can|could|will|would|should|may|must|needs|wants|hopes|likes|"
    r"[a-z]{2,}(?:s|ed)|took|went|began|made|got|ran|hid|fell|sat|left|knew|spoke|wrote)\b"
)
# What staff and other grown-ups do.
OF_STAFF = re.compile(
    r"(?:will |is |has |was |have |can )?(?:also |then |be )?(?:deliver\w*|runs?|running|teach(?:es|ing)?|taught by|provid\w+|"
    r"trains?|train(?:ed|ing) (?:in|as|to|staff)|trained|requires training|visits?|visited|arrang\w+|meets?|met|leads?|led|says?|said|reports?|"
    r"reported|states?|stated|notes?|noted|thinks|recommend\w*|advis\w+|suggest\w*|wrote|observ\w+|"
    r"assess(?:es|ed)?|saw|found|writes? (?:to|the|a report)|reviews?|oversees?|supports?|helps?|works? (?:with|for|in|at|nights|as|part)|"
    r"monitors?|liais\w+|signs?|attended the|will (?:see|write|oversee|review|support|help|work with|"
    r"meet|monitor|lead|attend|be paid|be present|cover)|confirms?|confirmed|coordinates?|co-ordinates?|drives|"
    r"able to (?:see|visit|arrange|send|write|meet|attend|help|offer))\b",
    re.IGNORECASE,
)
# In Section A a plan tells of friends; only these are said there of the child alone.
OF_THE_CHILD_IN_A = re.compile(
    r"(?: (?:would like to|wants to be|wants to|hopes to|dreams of|aspires)\b|"
    r"['’]s (?:family|parents|mum|mother|dad|father|views|hopes|story|aspirations)\b)"
)
_HELPERS = (
    r"(?:staff|adults?|assistants?|teachers?|tutors?|mentors?|therapists?|psychologists?|nurses?|workers?|"
    r"school|sessions?|support|practitioners?|leaders?|managers?|coach(?:es)?|officers?|trainers?|TAs?|LSAs?|HLTA|EP|SaLT|OT|ELSA|SENCO|SENDCo|breaks?|programmes?|"
    r"worksheets|work|resources|lessons?|instructions|prompts)"
)
_TO_SOMEBODY = (
    r"(?:for|with|to|help|helps|supports?|enables?|encourages?|teach|teaches|remind|reminds|prompts?|allow|allows|"
    r"gives?|given|shows?|takes?|tells?|asks?|offers?|reviews?|meets?|sees?|reads? to|escort|escorts|lifts?|hoists?|"
    r"hears?|seats?|praise|warn|model|collect|watch|observe|monitor|withdraw|hands?|give|brings?|pass|lend|send|meet|greet|fetch|settle)"
)
RECEIVES = re.compile(rf"\b{_HELPERS}\b[^.;:]*\b{_TO_SOMEBODY} \Z", re.IGNORECASE)
NOT_RECEIVES = re.compile(
    r"\b(?:liais\w+|consult\w*|refer\w*|contact\w*|discuss\w*|arrang\w+|supervis\w+|written|led|run|agreed|"
    r"delivered|report\w*|speak\w* with|meeting) (?:[a-z]+ ){0,3}\Z",
    re.IGNORECASE,
)
HELPED = re.compile(
    r"\b(?:help|helps|support|supports|enable|enables|encourage|teach|remind|prompt|allow|give|for) "
    r"\Z",
    re.IGNORECASE,
)
HELPED_TO = re.compile(r" to [a-z]+\b", re.IGNORECASE)
# "give Leo ten seconds to reply": staff are given time too, but not time to find an answer.
GIVES_TIME = re.compile(r"\b(?:give|gives|giving|allow|allows|allowing) \Z", re.IGNORECASE)
TIME_TO_ANSWER = re.compile(
    r" (?:[\w-]+ ){0,3}(?:seconds?|minutes?|moments?|time) to (?:reply|answer|respond|think|process|speak)\b"
)
WORKS_WITH = re.compile(
    r"\b(?:staff|adults?|people|those|everyone|anyone)(?: who)? (?:work|works|working) with \Z",
    re.IGNORECASE,
)

# Done to somebody by staff, though the verbs are those of staff: "will be met at the gate".
DONE_TO = re.compile(
    r"(?:will|is to|must|should|can) (?:also |then )?be (?:met|seen|helped|supported|assessed|observed|monitored|visited)\b",
    re.IGNORECASE,
)

_RELATIONS = (
    r"(?:mother|mum|mummy|mam|father|dad|daddy|parents?|carers?|brothers?|sisters?|siblings?|twins?|"
    r"grandmother|grandma|granny|gran|nan|nana|nanny|grandad|grandpa|grandfather|grandparents?|aunt\w*|"
    r"uncle|cousins?|step\w+|foster \w+|guardian|wife|husband|partner|friends?|mates?|buddy|classmates?|peers?|"
    r"son|daughter|nephew|niece|neighbour|dogs?|puppy|cats?|kitten|rabbit|"
    r"hamster|guinea pigs?|pony|horse|pets?|fish|doll|teddy|toy|character|brother and sister)"
)
_CHILDREN = r"(?:pupils?|children|boys?|girls?|babies|baby)"
_POST = (
    r"(?:teachers?|head\w*|tutors?|assistants?|TAs?|LSAs?|HLTA|ELSA|SENCO|SENDCo|mentors?|therapists?|"
    r"psychologists?|nurse|doctor|consultant|paediatrician|worker|caseworker|officer|coordinator|"
    r"co-ordinator|manager|lead|practitioner|advis[eo]r|coach|counsellor|audiologist|dietitian|"
    r"physiotherapist|physio|OT|SaLT|SALT|EP|PA|key person|keyworker|author|social worker|escort|driver|"
    r"librarian|trainer|interpreter|personal assistant|staff)"
)
_CALLED = r" (?:is|are|was|were|called|named|known as|like|such as|including"
_NAMES_BETWEEN = (
    r"[ ,:(–-]*(?:(?:is|are) )?"
    r"(?:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?: \(\w+\))?(?:,? (?:and|or|&) |, |/))*\Z"
)
INTRODUCED = re.compile(
    rf"\b(?:(?:{_RELATIONS}|{_CHILDREN})(?:{_CALLED}|with|from|and|or|older|younger|both))*|"
    rf"{_POST}(?:{_CALLED}))*){_NAMES_BETWEEN}",
    re.IGNORECASE,
)
RELATION = re.compile(rf"(?:{_RELATIONS}|{_CHILDREN}|{_POST})", re.IGNORECASE)
_WHOSE = r"(?:(?:his|her|their|my|our|the|a|an|aged?|\d+|one of|[A-Z]\w+['’]s) )"
EXPLAINED_AFTER = re.compile(
    # "Sarah, the teaching assistant", "Leo (her best friend)", "Kim from the outreach team"
    rf"(?: [A-Z][\w'’-]+)*(?:(?:,|\s?\(|\s[–-])\s?(?:(?:and|or) [A-Z]\w+[ ,(–-]+)?(?:(?:who )?(?:is|are|was|were) )?"
    rf"{_WHOSE}*(?:[\w-]+ ){{0,3}}?(?:{_RELATIONS}|{_CHILDREN}|{_POST})\b"
    # "Daniel is her brother"
    rf"| (?:(?:and|or) [A-Z]\w+ )?(?:is|are|was|were) {_WHOSE}+(?:[\w-]+ ){{0,2}}?(?:{_RELATIONS}|{_POST})\b"
    # "Sarah the teaching assistant"
    rf"| (?:the|his|her|my|our) (?:[\w-]+ ){{0,2}}?(?:{_RELATIONS}|{_POST})\b"
    r"| from (?:the |a )?(?:[\w-]+ ){0,3}(?:team|service|charity|company|agency|clinic|hospital)\b)"
)
TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Nurse|St|Saint|Uncle|Aunt\w*|"
    r"Nan|Nana|Gran\w*|Year|Auntie)\.? (?:[A-Z]\w+ )?\Z"
)
# "at the Evelina", "in Rowan and Maple": a building or a class, not a person.
PLACED = re.compile(r"\b(?:at|in|to|of|near|under) the \Z|\bThe \Z")
PLACE_AFTER = re.compile(
    r"(?:['’]s)?(?: [A-Z][\w'’-]+){0,2} (?:Road|Street|Lane|Avenue|Close|Drive|Way|Court|House|Hall|Park|Row|"
    r"Terrace|Place|Square|Gardens|School|Academy|College|Primary|Infant\w*|Junior\w*|Nursery|Hospital|"
    r"Surgery|Clinic|Centre|Class|Room|Team|Group|Trust|Foundation|University|Ward|Wing|Unit|Base|"
    r"Council|District|Library|Station|class|room|group|house|ward)\b"
)
PRODUCT_AFTER = re.compile(
    r"(?:['’]s?)? (?:therapy|programme|approach|method|scheme|app|test|scale|software|"
    r"matrices|assessment|chart|model|syndrome|disease|words|board|box|stories|symbols|scales|overlays|"
    r"malformation|[A-Z][a-z]+ (?:Scales?|Test|Profile|Programme|Approach))\b|['’]s? [A-Z][a-z]+"
)
SURNAME_AFTER = re.compile(r" (?!I\b)[A-Z][a-z][\w'’-]*(?: [A-Z][a-z][\w'’-]*)?")
