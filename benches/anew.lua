-- The same page at an address that nobody asked for before, so that no kept one is given.
local at, nth = os.getenv("AT"), 0
local join = at:find("?", 1, true) and "&" or "?"
function request()
  nth = nth + 1
  return wrk.format("GET", at .. join .. "n=" .. nth)
end
