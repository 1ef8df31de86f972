# The text printed by `doithoai law`.
law-title = Table of steps and permissions
law-about = Printed by `doithoai law` from the very tables that the program applies; a test keeps this text true.
law-act = Act
law-opinion-steps = Opinions: which act starts from which stage, and where it leads
law-opinion-steps-about = An empty cell: not possible at that stage. “=”: possible, the stage stays. “Send an opinion” and “Log an opinion” begin a new opinion at “Received”.
law-opinion-roles = Opinions: who may do what
law-opinion-roles-about = Citizens send opinions themselves and need no role. Beyond this table: nobody handles an item about himself; the drafter does not approve the own draft; a professional officer handles only what was given to the own office, and to no colleague in it; an item is classified before it is assigned, passed on or closed.
law-conference-steps = Conferences: which act starts from which stage, and where it leads
law-conference-steps-about = “Plan” begins a new conference at “Planned”.
law-conference-roles = Conferences: who may do what
law-circle = Circle
law-circles = Who may know of a restricted item
law-circles-about = Ordinary items: everybody of the unit, each as far as the role reaches. Words that show signs of a denunciation are shielded on arrival, until somebody classifies them. Nobody may know of an item about himself. When nobody of the unit is left who may see it, the province’s reception officer gets it. Every look is written down.
law-of-the-province = of the province
