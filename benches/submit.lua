-- One opinion a request, each with its own words.
local n = 0
local id = tostring(math.random(1, 1e9))
function setup(thread) thread:set("id", tostring(math.random(1, 1e9)) .. tostring(thread)) end
function request()
  n = n + 1
  local body = string.format(
    '{"unit":"demo","text":"Rác tập kết đầu ngõ ba hôm chưa lấy, mùi hôi, nước chảy ra đường. Lần %s %d","name":"Người gửi thử","village":"trai-moi","topic":"MTG","phone":"0912345678"}',
    id, n)
  return wrk.format("POST", "/api/v1/opinions", { ["Content-Type"] = "application/json" }, body)
end
local bad = 0
function response(status) if status ~= 201 then bad = bad + 1 end end
