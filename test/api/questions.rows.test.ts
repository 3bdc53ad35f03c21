import { schema } from "../schema.js";
import { questionSuites } from "./questions/suite.js";

/** Every declared question has its rows by URL. */
questionSuites({ schema }, ["rows by URL"]);
