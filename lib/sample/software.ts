import type { DepartmentKey } from "./company";

type Rule = "MANAGER" | "LICENSE_OWNER";
export type SampleProduct = { vendor: string; name: string; category: string; about: string; ask?: readonly Rule[] | null; download?: string; server?: string };

/** Fifteen vendors, forty products. `ask`: the approval chain of what may be requested; null where it may not. */
export const products: readonly SampleProduct[] = [
  { vendor: "Adobe", name: "Creative Cloud", category: "Design", about: "Photoshop, Illustrator, InDesign and the rest of the suite.", ask: ["MANAGER", "LICENSE_OWNER"], download: "https://creativecloud.adobe.com/" },
  { vendor: "Adobe", name: "Acrobat Pro", category: "Documents", about: "Edit, sign and combine PDF documents.", ask: ["MANAGER"], download: "https://acrobat.adobe.com/" },
  { vendor: "Adobe", name: "Substance 3D", category: "Design", about: "Materials and textures for product renderings.", ask: ["MANAGER", "LICENSE_OWNER"] },
  { vendor: "Figma", name: "Figma Professional", category: "Design", about: "Design and prototype interfaces together.", ask: ["MANAGER"], download: "https://www.figma.com/downloads/" },
  { vendor: "Figma", name: "FigJam", category: "Design", about: "Whiteboards for workshops.", ask: [] },
  { vendor: "Atlassian", name: "Jira Software", category: "Planning", about: "Issues, sprints and releases.", ask: [] },
  { vendor: "Atlassian", name: "Confluence", category: "Planning", about: "The company's wiki.", ask: [] },
  { vendor: "Atlassian", name: "Jira Service Management", category: "Support", about: "Service desk for internal and field requests.", ask: ["LICENSE_OWNER"] },
  { vendor: "JetBrains", name: "All Products Pack", category: "Development", about: "IntelliJ IDEA, CLion, PyCharm, Rider and the other IDEs.", ask: ["MANAGER"], download: "https://www.jetbrains.com/toolbox-app/" },
  { vendor: "JetBrains", name: "TeamCity Agents", category: "Development", about: "Build agents of the build farm.", ask: null },
  { vendor: "Microsoft", name: "GitHub Enterprise", category: "Development", about: "Source code, reviews and automation.", ask: [], download: "https://desktop.github.com/" },
  { vendor: "Microsoft", name: "GitHub Copilot", category: "Development", about: "Code suggestions in the editor.", ask: ["MANAGER", "LICENSE_OWNER"] },
  { vendor: "Microsoft", name: "Microsoft 365 E3", category: "Office", about: "Word, Excel, Outlook and Teams.", ask: null },
  { vendor: "Microsoft", name: "Visio Plan 2", category: "Documents", about: "Diagrams and floor plans.", ask: ["MANAGER"] },
  { vendor: "Microsoft", name: "Project Plan 3", category: "Planning", about: "Project schedules and resources.", ask: ["MANAGER"] },
  { vendor: "Microsoft", name: "Power BI Pro", category: "Analytics", about: "Reports and dashboards.", ask: ["MANAGER"] },
  { vendor: "Microsoft", name: "SQL Server Standard", category: "Infrastructure", about: "Databases of the plants.", ask: null },
  { vendor: "Microsoft", name: "Visual Studio Enterprise", category: "Development", about: "IDE and test rights for instrument software.", ask: ["MANAGER", "LICENSE_OWNER"] },
  { vendor: "Autodesk", name: "AutoCAD", category: "Engineering", about: "Drawings in two and three dimensions.", ask: ["MANAGER", "LICENSE_OWNER"], download: "https://manage.autodesk.com/" },
  { vendor: "Autodesk", name: "Fusion", category: "Engineering", about: "Modelling and manufacturing for prototypes.", ask: ["MANAGER"] },
  { vendor: "Autodesk", name: "Eagle", category: "Electronics", about: "Circuit boards, older projects.", ask: null },
  { vendor: "Dassault Systèmes", name: "SOLIDWORKS Professional", category: "Engineering", about: "Mechanical parts and assemblies.", ask: null, server: "25734@licences.halden.example" },
  { vendor: "Dassault Systèmes", name: "Abaqus", category: "Simulation", about: "Structural simulation.", ask: null, server: "27011@licences.halden.example" },
  { vendor: "Ansys", name: "Mechanical Enterprise", category: "Simulation", about: "Finite elements for housings.", ask: null, server: "1055@licences.halden.example" },
  { vendor: "Ansys", name: "HFSS", category: "Simulation", about: "High-frequency fields for antennas.", ask: null, server: "1055@licences.halden.example" },
  { vendor: "MathWorks", name: "MATLAB", category: "Simulation", about: "Numerical computing.", ask: ["LICENSE_OWNER"], server: "27000@licences.halden.example" },
  { vendor: "MathWorks", name: "Simulink", category: "Simulation", about: "Model-based design of controllers.", ask: ["LICENSE_OWNER"] },
  { vendor: "MathWorks", name: "Signal Processing Toolbox", category: "Simulation", about: "Filters and spectra for MATLAB.", ask: null },
  { vendor: "Altium", name: "Altium Designer", category: "Electronics", about: "Schematics and circuit boards.", ask: ["MANAGER", "LICENSE_OWNER"], download: "https://www.altium.com/products/downloads" },
  { vendor: "Altium", name: "Altium 365", category: "Electronics", about: "Shared board designs and reviews.", ask: ["MANAGER"] },
  { vendor: "Salesforce", name: "Sales Cloud", category: "Sales", about: "Customers, offers and forecasts.", ask: ["MANAGER"] },
  { vendor: "Salesforce", name: "Tableau Creator", category: "Analytics", about: "Analysis and published dashboards.", ask: ["MANAGER", "LICENSE_OWNER"] },
  { vendor: "Salesforce", name: "Tableau Viewer", category: "Analytics", about: "Reading published dashboards.", ask: [] },
  { vendor: "Miro", name: "Miro Business", category: "Planning", about: "Shared boards for workshops.", ask: ["MANAGER"] },
  { vendor: "Zoom", name: "Zoom Workplace", category: "Office", about: "Meetings with customers.", ask: [] },
  { vendor: "Zoom", name: "Zoom Webinars", category: "Sales", about: "Webinars for up to 500 people.", ask: ["LICENSE_OWNER"] },
  { vendor: "SAP", name: "SAP S/4HANA Professional", category: "Finance", about: "Orders, stock and accounts.", ask: ["MANAGER", "LICENSE_OWNER"] },
  { vendor: "SAP", name: "SAP Analytics Cloud", category: "Analytics", about: "Planning and reporting for finance.", ask: ["MANAGER"] },
  { vendor: "Keysight", name: "PathWave ADS", category: "Electronics", about: "Design of radio circuits.", ask: null, server: "27009@licences.halden.example" },
  { vendor: "Keysight", name: "BenchVue", category: "Electronics", about: "Control of bench instruments.", ask: null },
];

export type SampleLicense = {
  product: string;
  name?: string;
  term: "PERPETUAL" | "SUBSCRIPTION" | "TRIAL";
  allocation: "NAMED" | "FLOATING" | "NODE_LOCKED" | "SITE";
  deployment?: "ON_PREMISES" | "CLOUD" | "HYBRID";
  metric?: "USER" | "DEVICE" | "CORE" | "TOKEN";
  /** First lot: seats, price in minor units, per seat. */
  seats: number;
  price: number;
  currency?: "EUR" | "USD" | "SEK";
  /** Months before now that it started (0–14), and months from now that it ends; a subscription of a year where left out. */
  started?: number;
  ends?: number;
  noticeDays?: number;
  automatic?: boolean;
  /** Of which departments people hold it, and how many of them at the end; NAMED alone. */
  of?: readonly DepartmentKey[];
  held?: number;
  /** A second lot: seats, months before now that it started, months from now that it ends. */
  more?: { seats: number; started: number; ends: number };
  tag?: "named" | "subscription" | "trial" | "floating" | "nodeLocked" | "site";
  key?: boolean;
  fixed?: boolean;
};
