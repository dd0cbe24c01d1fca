import "next-auth";
import "next-auth/jwt";

declare module "next-auth" {
  interface User {
    epoch: number;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    epoch?: number;
  }
}
