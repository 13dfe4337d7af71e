/** An e-mail to one person. It says nothing of a case: whoever reads over a shoulder, or in a mail server's log, learns nothing. */
export type Letter = { readonly id: string; readonly to: string; readonly subject: string; readonly text: string };

const SUBJECT = 'Du har en uppgift i Stafett';

/** Takes the Message-ID's stable part, the address, and the address that people type to come to their console. */
export const letterTo = (id: string, to: string, publicUrl: string): Letter => ({
  id,
  to,
  subject: SUBJECT,
  text: [
    'Du har en uppgift i Stafett. Logga in för att se vad det är:',
    publicUrl,
    '',
    'Vill du inte ha mejl kan du stänga av dem på sidan Aviseringar.',
    '',
    'In English: You have a task in Stafett. Sign in to see what it is.',
    'You can turn these e-mails off on the page Notices.',
    '',
  ].join('\n'),
});
