/** The commonest passwords, and the commonest words of those that have a number behind them, in lower case. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password passwort password1234 password12345 password123456 passwordpassword mypassword mypassword1 thisismypassword
   password123! passw0rd1234 p@ssw0rd1234 p@ssword1234 letmein letmeinletmein letmein12345 letmeinplease welcome
   welcome12345 welcome123456 welcomewelcome iloveyou iloveyou1234 iloveyou123456 iloveyouforever qwerty qwertyuiop
   qwerty123456 qwertyuiop123 qwertyuiop[] 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz2wsx3edc zaq12wsxcde3 qazwsxedcrfv q1w2e3r4t5y6
   administrator admin admin1234567 administrator1 adminadmin adminadmin12 changeme changeme1234 changemechangeme
   changeme12345 default defaultpassword secret secretsecret secret123456 supersecret topsecret mysecretpassword
   trustno1trustno1 correcthorsebatterystaple correct horse battery staple football football1234 footballfootball
   baseball baseball1234 basketball basketball12 superman superman1234 batman batmanbatman starwars starwars1234
   sunshine sunshine1234 princess princess1234 dragon dragondragon monkey monkeymonkey shadow master mastermaster
   michael michael12345 jennifer charlie charlie12345 manchester liverpool liverpoolfc chelsea arsenal arsenalarsenal
   computer computer1234 internet internet1234 samsung samsung12345 whatever whatever1234 blahblahblah nothing
   summer winter spring autumn january february november december monday summer2024 summer2025 summer2026 winter2025
   abcdefghijkl abcd1234abcd abcdefg12345 abc123abc123 a1b2c3d4e5f6 aa12345678900 123456789012 1234567890123 12345678901234
   123456789abc 123456123456 123123123123 121212121212 111111222222 112233445566 147258369147 987654321012 asdfghjkl123
   asdfasdfasdf zxcvbnm12345 zxcvbnmasdfgh testtesttest test12345678 testing12345 temporary temporary123 temppassword
   company company12345 companyname office office365 office365365 microsoft microsoft123 google googlegoogle facebook
   hellohellohello hello1234567 helloworld helloworld12 helloworld123 goodmorning godisgood jesuschrist jesusislord`
    .split(/\s+/)
    .filter((word) => word.length > 0),
);
