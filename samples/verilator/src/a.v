module top(input clk, output reg [3:0] q);
  wire [7:0] w
  always @(posedge clk) begin
    q <= q + 1;
    foo <= 2;
  end
endmodule
