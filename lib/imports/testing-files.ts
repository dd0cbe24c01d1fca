/** Small files of the shapes that Snipe-IT exports, with people and products of our own. */
export const snipeItLicenses = [
  "Full Name,Email,Username,Item name,serial number,Category,manufacturer,purchase date,purchase cost,purchase order,order number,Licensed To Name,Licensed to Email,expiration date,maintained,reassignable,seats,company,supplier,notes",
  'Ada Marlow,ada@example.com,amarlow,"Drafter, Pro",NL-0001,Design,Northline,11/24/2018,$12.58,3419,749-1,Lyon Office,lyon@example.com,02/26/2016,false,yes,56,Marlow Ltd,Treadwell,"First line, with a comma.',
  "",
  'Second ""quoted"" line."',
  "Bo Keller,bo@example.com,bkeller,Sketcher,NL-0002,Design,,12/27/2021,$41.70,,420-0,Bo Keller,bo@example.com,04/12/2031,TRUE,sometimes,55,,,",
  "Cy Amato,cy@example.com,camato,Sketcher,NL-0003,Design,Northline,,$0.41,64491,398-9,Cy Amato,cy@example.com,04/03/2031,true,,23,Marlow Ltd,Treadwell,",
].join("\n");

export const snipeItUsers = [
  "\uFEFFFirst Name,Last Name,Email,Username,Activated,Location,Address,City,State,Country,Postal Code,Website,Phone,Job Title,Notes,Employee Number,Company,Manager,Remote,VIP,Start Date,End Date,Gravatar",
  'Ada,Marlow,ada@example.com,amarlow,true,"Marlow, Keller and Co",1 Quay Street,,,,,https://example.com,555-0100,Engineer,some notes,"",,Ada Marlow,true,true,2022-03-18,,ada@example.org',
  'Bo,Keller,bo@example.com,bkeller,false,Keller LLC,2 Quay Street,,,,,,,,,"",,Ada Marlow,true,,,,',
  'Cy,,,camato,true,Amato Inc,3 Quay Street,,,,,,,Teacher,,"",,,false,,,,',
].join("\n");
