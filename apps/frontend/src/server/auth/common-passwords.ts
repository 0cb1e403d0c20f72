/** Passwords of eight characters and more that guessing lists begin with, in lower case. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `password password1 password12 password123 passw0rd p@ssw0rd p@ssword 12345678 123456789 1234567890
  0987654321 987654321 87654321 11223344 1q2w3e4r 1q2w3e4r5t 1qaz2wsx qwertyui qwertyuiop qwerty12
  qwerty123 qwerty1234 asdfghjk asdfghjkl zxcvbnm1 iloveyou iloveyou1 sunshine princess football baseball
  basketball superman starwars welcome1 welcome123 letmein1 letmein123 trustno1 whatever computer internet
  michelle jennifer jordan23 charlie1 michael1 changeme changeme1 changeme123 administrator admin123
  admin1234 admin12345 default1 secret123 abcd1234 abc12345 abcdefgh abcdefghi a1b2c3d4 q1w2e3r4 q1w2e3r4t5
  test1234 testtest test12345 guest123 monkey123 dragon123 pokemon1 liverpool chelsea1 hello123 hello1234
  11111111 00000000 88888888 12341234 123123123 147258369 789456123 159753456 3rjs1la7qe google123`.split(
    /\s+/,
  ),
);
