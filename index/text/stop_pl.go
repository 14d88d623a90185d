package text

// stopPL has the Polish words that carry no subject.
var stopPL = set(`
a aby ale albo ani aż bardziej bardzo będą będzie bez bo bowiem bowiem by być
był była było były bym byli bądź chce choć ci cię co coś czy czyli czym dla
dlaczego dlatego do dość dzięki gdy gdyby gdyż gdzie go i ich ile im inna inne
innego innej inny innych innym innymi iż ja jak jaka jaką jaki jakich jakie
jakiej jako jakim jakimi jednak jednakże jedynie jego jej jemu jest jestem
jesteśmy jeszcze jeśli jeżeli już każda każde każdego każdej każdy każdych
każdym kiedy kto która którą które którego której któremu który których którym
którymi ku lecz lub ma mają mamy mi między mnie mną moja moje może możemy można
mój mu my na nad nam nami nas nasz nasza naszą nasze naszego naszej naszych
naszym natomiast nawet nią nich nie niego niej niemu nim nimi niż o obok od ode
on ona one oni ono oraz oto owszem po pod podczas pomiędzy pomimo ponad
ponieważ poprzez poza przed przez przy również są się skąd sobą sobie swego
swoich swoim swoimi swoja swoją swoje swojego swojej swój ta tak taka taką taki
takich takie takiego takiej takim takimi także tam te tego tej temu ten też to
tą tę tu ty tych tylko tym tymi u w wam wami was wasz wasze we według wraz
wśród więc wtedy z za zaś zawsze ze został została zostały zostało że żeby`)
