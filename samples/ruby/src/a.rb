def foo(x
  puts x
end
class Bar
  def baz
    if x == 1
      puts "a"
  end
end
