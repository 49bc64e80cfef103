def unused(a, b)
  x = 1
  if a = 3
    puts 'x'
  end
  return 1
  puts 'never'
end

def unused(a); end
{ a: 1, a: 2 }
puts (1 + 2).abs
@x
nil == 3
