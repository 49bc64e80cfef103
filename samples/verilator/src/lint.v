module top(input clk, input [7:0] a, output reg [3:0] q, output [3:0] r);
  reg unused;
  always @(posedge clk) begin
    q = a;
    case (a[1:0])
      2'd0: q = 1;
    endcase
  end
  always @* begin
    if (clk) r = 1;
  end
endmodule
