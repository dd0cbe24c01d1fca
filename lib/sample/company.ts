/** Halden Instruments: a maker of measuring instruments that does not exist. */
export const company = { name: "Halden Instruments", domain: "halden.example", timeZone: "Europe/Amsterdam", currency: "EUR" };

export const sites = [
  { name: "Amsterdam", country: "NL", timeZone: "Europe/Amsterdam", addressRanges: ["10.20.0.0/16"], share: 45 },
  { name: "München", country: "DE", timeZone: "Europe/Berlin", addressRanges: ["10.30.0.0/16"], share: 25 },
  { name: "Göteborg", country: "SE", timeZone: "Europe/Stockholm", addressRanges: ["10.40.0.0/16"], share: 18 },
  { name: "Boston", country: "US", timeZone: "America/New_York", addressRanges: ["10.50.0.0/16"], share: 12 },
] as const;

/** Ten departments in a tree; `size` people work in each. The first of each is its head. */
export const departments = [
  { key: "engineering", name: "Engineering", parent: null, costCenter: "4000", size: 12 },
  { key: "mechanical", name: "Mechanical Design", parent: "engineering", costCenter: "4100", size: 46 },
  { key: "electronics", name: "Electronics", parent: "engineering", costCenter: "4200", size: 38 },
  { key: "software", name: "Software", parent: "engineering", costCenter: "4300", size: 62 },
  { key: "design", name: "Product Design", parent: null, costCenter: "4500", size: 24 },
  { key: "sales", name: "Sales and Marketing", parent: null, costCenter: "5000", size: 10 },
  { key: "field", name: "Field Sales", parent: "sales", costCenter: "5100", size: 44 },
  { key: "campaigns", name: "Campaigns", parent: "sales", costCenter: "5200", size: 20 },
  { key: "finance", name: "Finance", parent: null, costCenter: "6000", size: 22 },
  { key: "it", name: "Operations and IT", parent: null, costCenter: "7000", size: 22 },
] as const;

export type DepartmentKey = (typeof departments)[number]["key"];

export const titles: Record<DepartmentKey, string> = {
  engineering: "Systems Engineer",
  mechanical: "Mechanical Engineer",
  electronics: "Electronics Engineer",
  software: "Software Engineer",
  design: "Product Designer",
  sales: "Sales Planner",
  field: "Account Manager",
  campaigns: "Marketing Specialist",
  finance: "Controller",
  it: "Systems Administrator",
};

export const givenNames = [
  "Ada", "Aisha", "Alva", "Amir", "Anke", "Annelies", "Anton", "Astrid", "Ben", "Carla", "Chidi", "Clara", "Daan", "Dario", "Diego", "Elif", "Elin",
  "Emeka", "Emma", "Erik", "Eva", "Fatima", "Felix", "Femke", "Finn", "Freya", "Greta", "Hana", "Hugo", "Ines", "Ingrid", "Isa", "Ivan", "Jakob",
  "Jana", "Jonas", "Kai", "Kaja", "Karim", "Katya", "Klaas", "Lars", "Lea", "Leila", "Linus", "Liv", "Luca", "Lucia", "Maja", "Malik", "Marta",
  "Mateo", "Max", "Mei", "Mila", "Nadia", "Niels", "Nils", "Nina", "Noor", "Olga", "Omar", "Oskar", "Paul", "Pia", "Priya", "Rafael", "Rosa",
  "Ruben", "Sanne", "Sara", "Selma", "Sofia", "Sven", "Tara", "Theo", "Thijs", "Tomasz", "Ulla", "Vera", "Victor", "Wei", "Willem", "Yara", "Zoe",
];

export const familyNames = [
  "Aalto", "Adeyemi", "Andersson", "Bakker", "Bauer", "Becker", "Berg", "Blom", "Bos", "Brandt", "Castillo", "Chen", "Claes", "Dahl", "Dekker",
  "Demir", "Diaz", "Eriksson", "Farah", "Fischer", "Fontein", "Garcia", "Graf", "Haas", "Hansen", "Hoekstra", "Holm", "Ivanov", "Jansen", "Kaya",
  "Keller", "Khan", "Koch", "Kowalski", "Kuiper", "Lang", "Larsen", "Lindqvist", "Lund", "Maes", "Meyer", "Moretti", "Mulder", "Murphy", "Nagel",
  "Novak", "Nowak", "Nyström", "Okafor", "Olsen", "Peeters", "Petrov", "Pinto", "Postma", "Raman", "Reyes", "Richter", "Rossi", "Sato", "Schmidt",
  "Silva", "Smit", "Sørensen", "Stein", "Svensson", "Tanaka", "Timmer", "Ullman", "Vega", "Verhoeven", "Visser", "Vogel", "Vos", "Wagner", "Walsh",
  "Wang", "Weber", "Wiersma", "Winter", "Yilmaz", "Young", "Zhang", "Zimmer",
];
