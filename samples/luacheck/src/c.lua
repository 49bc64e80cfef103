local unused = 1
local function f(a, b)
  local a = 2
  return undefinedglob
end
globalx = 3
if x then
end
local t = {}   
for i=1,2 do end
return f, string.foo
