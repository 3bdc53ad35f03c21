import { date, entity, optional } from "../declare.js";
import { Undertaking } from "../entity.js";

@entity("A programme, project or fund under which practices and events happen.")
export class Programme extends Undertaking {
  @date("When it runs: EDTF, such as 2020-10/2025-09.", optional) period?: string;
}
