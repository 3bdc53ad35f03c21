import "./page.css";
import { createRoot } from "react-dom/client";
import { Page } from "./page.js";

const app = document.getElementById("app");
if (app) createRoot(app).render(<Page />);
