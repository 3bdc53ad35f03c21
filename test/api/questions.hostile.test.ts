import { schema } from "../schema.js";
import { questionSuites } from "./questions/suite.js";

/** Every declared question is attacked through each of its arguments. */
questionSuites({ schema }, ["hostile arguments"]);
