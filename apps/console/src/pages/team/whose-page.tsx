import { whoseReasons } from '@stafett/schemas';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RadioGroup } from '../../form/choices.tsx';
import { Form, useForm } from '../../form/form.tsx';
import { TextField } from '../../form/text-field.tsx';
import { addRoom } from '../../i18n/index.ts';
import { teamPage } from '../../i18n/sv/team.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { problemOf, problemWords } from '../../problem.ts';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import { casePlace } from '../cases/ways.ts';

addRoom({ teamPage });

type Values = { code: string; reason: (typeof whoseReasons)[number] | ''; why: string };

/** Which case a samverkansteam's code is of, for the agency that raised it: with a reason, and logged. */
export const WhosePage = () => {
  const { t } = useTranslation();
  const { unit } = useMe();
  const form = useForm<Values>({ code: '', reason: '', why: '' });
  const ask = useMutation(api.gatherings.whose.mutationOptions());
  const problem = ask.error ? problemOf(ask.error) : undefined;
  const words = problem?.code === 'agendaItemNotFound' ? t('teamPage.whoseNone') : problem && problemWords(t, problem);
  return (
    <Page title={t('teamPage.whose')} above={unit.name}>
      {ask.data && (
        <Notice kind="done" title={t('teamPage.whoseDone', { caseCode: ask.data.code })} focus>
          <p>
            <Link {...casePlace(ask.data.caseId)}>{t('teamPage.whoseOpen')}</Link>
          </p>
        </Notice>
      )}
      <p>{t('teamPage.whoseLead')}</p>
      <Form
        form={form}
        refusal={words ? { words } : undefined}
        onSubmit={async ({ code, reason, why }) => {
          if (reason === '') return;
          await ask.mutateAsync({ code: code.trim(), reason, why: why.trim() }).catch(() => undefined);
        }}
      >
        <TextField<Values>
          name="code"
          label={t('teamPage.whoseCode')}
          hint={t('teamPage.whoseCodeHint')}
          characters={16}
          maxLength={20}
        />
        <RadioGroup<Values>
          name="reason"
          label={t('teamPage.whoseReason')}
          choices={whoseReasons.map((reason) => ({ value: reason, label: t(`teamPage.whoseReasons.${reason}`) }))}
        />
        <TextField<Values>
          name="why"
          label={t('teamPage.whoseWhy')}
          hint={t('teamPage.whoseWhyHint')}
          maxLength={300}
        />
        <div className="buttons">
          <Button type="submit" kind="primary" working={ask.isPending}>
            {t('teamPage.whoseSend')}
          </Button>
        </div>
      </Form>
    </Page>
  );
};
