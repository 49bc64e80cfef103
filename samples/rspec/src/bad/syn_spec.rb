RSpec.describe "x" do
  it "y" do
    expect(1.to eq 1
  end
end
