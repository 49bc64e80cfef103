import {nope} from "fs";
