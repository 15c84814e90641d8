# One line a fact, for people: TYPE(subject, object), then how it is said. Used by the graded examples.
"\(.type)(\(.subject.name), \(.object.name))"
+ (if .negated then " negated" else "" end)
+ (if .modality then " \(.modality)" else "" end)
+ (if .speaker then ", says \(.speaker.name)" else "" end)
+ (if .date then ", \(.date)" else "" end)
+ (if .place then ", in \(.place.name)" else "" end)
+ ((.attrs // {}) | to_entries | map(", \(.key): \(.value)") | join(""))
