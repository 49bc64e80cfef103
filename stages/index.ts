export { type ParseOptions, parse } from './parse.ts';
