export { exportSeats as GET } from "../seat-csv";
