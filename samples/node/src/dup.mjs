await 1; export {};
let x = 1; let x = 2;
