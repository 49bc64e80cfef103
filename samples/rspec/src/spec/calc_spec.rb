RSpec.describe "Calc" do
  it("passes") { expect(1).to eq 1 }
  it("fails eq") { expect(1 + 1).to eq 3 }
  it("fails str diff") { expect("a\nb\nc").to eq "a\nX\nc" }
  it("fails hash") { expect({ a: 1, b: { c: 2 } }).to eq({ a: 1, b: { c: 3 } }) }
  it("raises") { raise ArgumentError, "boom" }
  it("raises with cause") { begin; Integer("x"); rescue => e; raise "outer"; end }
  it("expects raise") { expect { 1 }.to raise_error(KeyError) }
  it("includes") { expect([1, 2]).to include(5).and include(1) }
  xit("is skipped") { }
  it("is pending") { pending "not yet"; expect(1).to eq 2 }
  it("fixed pending") { pending "was bug"; expect(1).to eq 1 }
  it "todo"
  context "nested" do
    before { @x = nil }
    it("calls nil") { @x.upcase }
    it("multi", :aggregate_failures) { expect(1).to eq 2; expect(3).to be > 5 }
  end
end
