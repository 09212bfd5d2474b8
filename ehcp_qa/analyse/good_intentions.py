"""Wordings of a thought where an act should be: kept in mind, looked after, a good case for."""

from __future__ import annotations

# A thought, not an act: "keeps his autism in mind", "do their level best".
IN_MIND = (
    r"(?:keep|keeps|kept|hold|holds|held|bear|bears|borne|bearing|keeping) (?:(?!a |an |to )[\w'’-]+ ){0,4}?in mind"
    r"|do(?:es)? (?:his|her|their|our|its) (?:level |very )?best|do what (?:they|we|it|he|she|staff) can|keep(?:s)? (?:tabs|a watching brief|half an eye|a (?:close |weather )?eye|abreast)(?: on| of)?|"
    r"(?:use|using|exercise) (?:their|his|her) (?:professional )?(?:judge?ment|discretion)|(?:will|shall|to) (?:be|remain|stay) (?:alert|sympathetic|sensitive|responsive|open|attuned) to"
)
# "Her learning will be looked after": seen to, and nothing said of how or by whom.
SEEN_TO = (
    r"(?:will|shall|is to|are to|should|must) (?:also |always |all |then |never )?be (?:\w+ly )?"
    r"(?:looked after|seen to|attended to|catered for|taken care of|taken in hand|dealt with|thought (?:about|of)|kept in view|borne in mind|"
    r"given (?:\w+ ){0,2}attention|paid (?:\w+ ){0,2}attention|taken into (?:account|consideration)|allowed for|handled (?:with care|with tact|gently|sensitively|carefully)|"
    r"nurtured|fostered|valued|respected|celebrated|kept (?:on track|an eye on)|eased (?:back|in|into))\b(?! by\b)(?! (?:at|for|every|each) )"
)
# A case is made, and nothing decided: "there is a good case for", "there would be merit in".
CASE_FOR = (
    r"there (?:is|are|would be|will be|may be|might be|could be|seems to be|appears to be) (?:(?:a|an|some|much|real|great|every|clear|good|strong|definite) ){0,3}"
    r"(?:case|merit|value|benefit|argument|mileage|sense|reason|advantage|point|virtue)s? (?:for|in|to)\b"
    r"|(?:would|may|might|could) do (?:well to|(?:\w+ )?(?:good|no harm))|stands? to (?:gain|benefit)|(?:it )?(?:makes|would make|might make) sense (?:to|for|if)"
    r"|(?:is|are|would be|may be|might be) (?:a (?:good|useful|sensible|wise|nice|helpful) idea|well worth|no bad thing)\b"
)
