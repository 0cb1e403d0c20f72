/** The backend's limit for one message, in characters (Unicode code points, as PostgreSQL and Python count them). */
export const MAX_MESSAGE_LENGTH = 2000;

/** How many characters a text has. It makes no copy: someone may paste a whole book. */
export function lengthOf(text: string): number {
  let length = text.length;
  for (let index = 1; index < text.length; index++) {
    const pair =
      (text.charCodeAt(index - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(index) & 0xfc00) === 0xdc00;
    if (pair) length--;
  }
  return length;
}

/** Any character that a person can see: no space, control or zero-width character. */
const VISIBLE = /[^\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}]/u;

/** Whether there is anything to see in a text. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text);
}
