import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSave } from '../../act/use-save.ts';
import { Button } from '../../parts/button.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/page.tsx';
import { api } from '../../trpc.ts';

/** Whether one's own notices go by e-mail too. The address is the administrator's to enter. */
export const MailChoice = () => {
  const { t } = useTranslation();
  const query = useQuery(api.notifications.mail.queryOptions());
  const save = useSave(api.notifications.chooseMail.mutationOptions());
  const [done, setDone] = useState<boolean>();
  return (
    <Section id="e-post" title={t('noticesPage.mail')}>
      {done !== undefined && (
        <Notice
          key={String(done)}
          kind="done"
          focus
          title={t(done ? 'noticesPage.mailStarted' : 'noticesPage.mailStopped')}
        />
      )}
      {save.refusal && <Notice kind="problem" focus title={save.refusal.words} />}
      <Loaded query={query}>
        {({ address, wanted, refused }) => {
          if (address === undefined) return <p>{t('noticesPage.mailNone')}</p>;
          if (refused) return <p>{t('noticesPage.mailRefused', { address })}</p>;
          return (
            <>
              <p>{t(wanted ? 'noticesPage.mailOn' : 'noticesPage.mailOff', { address })}</p>
              <Button
                working={save.working}
                onClick={async () => {
                  const answer = await save.send({ wanted: !wanted });
                  if (answer) setDone(answer.wanted);
                }}
              >
                {t(wanted ? 'noticesPage.stopMail' : 'noticesPage.startMail')}
              </Button>
            </>
          );
        }}
      </Loaded>
    </Section>
  );
};
