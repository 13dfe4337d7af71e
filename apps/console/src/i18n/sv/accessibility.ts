/** Tillgänglighetsredogörelsen, as lag (2018:1937) and Digg's regulations ask for it. */
export const accessibility = {
  title: 'Tillgänglighetsredogörelse för Stafett',
  who: '{{agency}} ansvarar för den här tjänsten.',
  whoUnknown: 'Den myndighet som du arbetar hos ansvarar för den här tjänsten.',
  lead: 'Alla som arbetar i Stafett ska kunna använda det. Här står hur väl Stafett följer lagen om tillgänglighet till digital offentlig service, vilka brister vi känner till och hur du säger till om fler.',
  howTitle: 'Så tillgängligt är Stafett',
  how: 'Stafett är delvis förenligt med lagen (2018:1937) om tillgänglighet till digital offentlig service, DOS-lagen. Måttet är WCAG 2.1 på nivå AA genom standarden EN 301 549. Bristerna står under nästa rubrik.',
  works:
    'Allt går att göra med tangentbord. Sidorna går att förstora till 400 procent, och de följer datorns inställningar för mörkt läge, hög kontrast och mindre rörelse.',
  gapsTitle: 'Brister som vi känner till',
  gap: {
    limit:
      'Du loggas ut efter tio timmar, också när du arbetar. Det går inte att välja en längre tid, för att ingen annan ska kunna fortsätta i ditt namn. Du får veta det två minuter innan, och det du har skrivit finns kvar när du loggar in igen (WCAG 2.2.1).',
    language:
      'Text som någon har skrivit på ett annat språk än sidans är inte märkt med sitt språk. En skärmläsare kan läsa den med fel uttal (WCAG 3.1.2).',
    calendar:
      'Kalendern i datumfält är webbläsarens egen och olika lätt att använda i olika webbläsare. Du kan alltid skriva datumet i stället.',
  },
  exceptTitle: 'Det som inte ingår',
  except:
    'Sidan där du loggar in hos din myndighet är en annan tjänst och ingår inte här. Vi har inte undantagit något för att det skulle vara oskäligt betungande att åtgärda (12 §).',
  testedTitle: 'Så har vi testat',
  tested:
    'Vi har bedömt Stafett själva. Varje sida prövas automatiskt med verktyget axe när Stafett ändras: på dator och mobil, i ljust och mörkt läge, och i ett fönster som är 320 bildpunkter brett. Vi prövar också att ta emot en överlämning med bara tangentbord. Ingen utomstående har granskat Stafett ännu, och vi har inte prövat det med skärmläsare.',
  dates: 'Bedömningen gjordes den {{assessed}}. Redogörelsen ändrades senast den {{changed}}.',
  tellTitle: 'Säg till om något inte fungerar',
  tell: 'Berätta vad du försökte göra och vad som hände. Säg också till om du behöver något i en annan form. Du behöver inte säga vem du är. Skriv inget om någon deltagare.',
  tellLink: 'Anmäl en brist',
  tellSupport: 'Vänd dig till din myndighets support. Myndigheten ska svara dig.',
  authorityTitle: 'Om du inte är nöjd med svaret',
  authority:
    'Myndigheten för digital förvaltning, Digg, kontrollerar att lagen följs. Du kan anmäla brister dit, också utan att först vända dig till din myndighet.',
  authorityLink: 'Anmäl en brist till Digg',
};
