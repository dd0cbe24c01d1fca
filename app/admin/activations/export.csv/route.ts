export { exportMachines as GET } from "../machine-csv";
