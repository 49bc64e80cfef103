export const given: any = 1;
let never = 2;
