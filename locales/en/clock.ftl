# The clock: why the due day is this day, how it stands today
clock-left = { $days ->
    [one] { $days } working day left
   *[other] { $days } working days left
}
clock-left-calendar = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}
clock-today = Due today
clock-late = { $days ->
    [one] { $days } working day late
   *[other] { $days } working days late
}
clock-late-calendar = { $days ->
    [one] { $days } day late
   *[other] { $days } days late
}
clock-why = Why this day
clock-working-after = Within { $days } working days, from { $on }.
clock-working-before = At least { $days } working days before { $on }.
clock-calendar-after = Within { $days } days, from { $on }.
clock-calendar-before = At least { $days } days before { $on }.
clock-start-not-counted = { $on } itself is not counted, it is the day we count from (Civil Code 2015, Article 147, clause 2).
clock-weekends = Without { $days ->
    [one] { $days } day of a weekend
   *[other] { $days } Saturdays and Sundays
}.
clock-holiday = Without { $on }: { $name }.
clock-worked = { $on } is counted: { $name }.
clock-rolled-forward = The term ends on a day off, { $from }, so it moves to the next working day, { $to } (Civil Code 2015, Article 148, clause 5).
clock-rolled-back = The term ends on a day off, { $from }, so it must be done earlier, on the working day before, { $to }.
clock-provisional = Not certain: { $on } ({ $name }) is provisional, not confirmed yet. The due day may change.
clock-proposed = Not certain: { $on } ({ $name }) is only proposed. If it is adopted, the due day is { $other }.
clock-proposed-same = Not certain: { $on } ({ $name }) is only proposed. If it is adopted, the due day stays the same.
clock-year-unconfirmed = Not certain: the days off of{ $year } are not confirmed yet, the due day may change.
clock-calendar-missing = Not certain: there is no calendar for{ $year } yet, so only Saturdays and Sundays were left out.
