export const accessibility = {
  title: 'Accessibility statement of Stafett',
  who: '{{agency}} is responsible for this service.',
  whoUnknown: 'The agency that you work at is responsible for this service.',
  lead: 'Everybody who works in Stafett must be able to use it. Here is how well Stafett follows the Swedish act on accessibility of digital public services, which shortcomings we know of, and how to tell us of more.',
  howTitle: 'How accessible Stafett is',
  how: 'Stafett partially conforms to the act (2018:1937) on accessibility of digital public services (DOS-lagen). The measure is WCAG 2.1 at level AA by way of the standard EN 301 549. The shortcomings are under the next heading.',
  works:
    'Everything can be done with a keyboard. Pages can be enlarged to 400 percent, and they follow the computer’s settings for dark mode, high contrast and less motion.',
  gapsTitle: 'Shortcomings that we know of',
  gap: {
    limit:
      'You are signed out after ten hours, also while you work. A longer time can’t be chosen, so that nobody else can go on in your name. You are told two minutes before, and what you have written is there when you sign in again (WCAG 2.2.1).',
    language:
      'Text that somebody has written in another language than the page’s is not marked with its language. A screen reader may pronounce it wrongly (WCAG 3.1.2).',
    calendar:
      'The calendar in date fields is the browser’s own, and how easy it is to use differs between browsers. You can always write the date instead.',
  },
  exceptTitle: 'What is not included',
  except:
    'The page where you sign in at your agency is another service and not included here. We have excepted nothing as a disproportionate burden (section 12).',
  testedTitle: 'How we have tested',
  tested:
    'We have assessed Stafett ourselves. Every page is tried automatically with the tool axe whenever Stafett changes: on a computer and a phone, in light and dark mode, and in a window 320 pixels wide. We also try taking on a handover with nothing but a keyboard. Nobody outside has reviewed Stafett yet, and we have not tried it with a screen reader.',
  dates: 'The assessment was made on {{assessed}}. The statement was last changed on {{changed}}.',
  tellTitle: 'Tell us if something does not work',
  tell: 'Tell what you tried to do and what happened. Tell us also if you need something in another form. You need not say who you are. Write nothing about any participant.',
  tellLink: 'Report a shortcoming',
  tellSupport: 'Turn to your agency’s support. The agency must answer you.',
  authorityTitle: 'If you are not content with the answer',
  authority:
    'The Agency for Digital Government, Digg, makes sure that the act is followed. You can report shortcomings to them, also without turning to your agency first.',
  authorityLink: 'Report a shortcoming to Digg',
};
