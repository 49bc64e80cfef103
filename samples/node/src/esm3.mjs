import x from "nopkg";
