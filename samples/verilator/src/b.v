module top(input clk, output reg [3:0] q);
  wire [7:0] w;
  always @(posedge clk) begin
    q <= q + 1;
    foo <= 2;
    w = 3;
  end
  sub u1(.clk(clk), .nope(w));
  missing u2(clk);
endmodule
module sub(input clk, input [3:0] d);
endmodule
