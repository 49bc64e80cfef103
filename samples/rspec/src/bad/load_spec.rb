require "nosuch"
RSpec.describe Foo do
end
