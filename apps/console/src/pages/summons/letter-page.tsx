import './letter.css';
import type { SummonsLetter } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { FormProvider, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DraftStatus, useFormDraft } from '../../draft/use-form-draft.tsx';
import { FormButtons } from '../../form/choices.tsx';
import { Form, useForm } from '../../form/form.tsx';
import { TextArea, TextField } from '../../form/text-field.tsx';
import { addWords, type Language } from '../../i18n/index.ts';
import { Button } from '../../parts/button.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { api } from '../../trpc.ts';
import { Letter, type LetterContact } from './letter.tsx';

const route = getRouteApi('/arenden/$caseId/kallelse/$summons');

const LanguageChoice = ({ language, choose }: { language: Language; choose: (language: Language) => void }) => {
  const { t } = useTranslation();
  const names = { sv: t('summonsLetter.swedish'), en: t('summonsLetter.english') };
  return (
    <fieldset className="field">
      <legend>{t('summonsLetter.language')}</legend>
      {(['sv', 'en'] as const).map((each) => (
        <div key={each} className="choice">
          <input
            type="radio"
            name="letter-language"
            id={`letter-${each}`}
            checked={language === each}
            onChange={() => choose(each)}
          />
          <label htmlFor={`letter-${each}`}>{names[each]}</label>
        </div>
      ))}
    </fieldset>
  );
};

const Writing = ({ caseId, letter }: { caseId: string; letter: SummonsLetter }) => {
  const { t } = useTranslation();
  const form = useForm<LetterContact>({ phone: '', email: '', address: '' });
  // The coach's own contact details, kept as their own draft from letter to letter; it belongs to no case.
  const draft = useFormDraft(form, { form: 'summonsLetter' });
  const contact = useWatch({ control: form.control }) as LetterContact;
  // Where the participant lives is never stored.
  const recipientForm = useForm({ recipient: '' });
  const recipient = useWatch({ control: recipientForm.control, name: 'recipient' });
  const [language, setLanguage] = useState<Language>('sv');
  const choose = async (chosen: Language) => {
    await addWords(chosen);
    setLanguage(chosen);
  };

  return (
    <>
      <div className="no-print letter-writing">
        {letter.participantName === undefined && (
          <Notice kind="warning" title={t('summonsLetter.nameMissing')}>
            <p>
              <Link to="/arenden/$caseId" params={{ caseId }}>
                {t('summonsLetter.nameMissingText')}
              </Link>
            </p>
          </Notice>
        )}
        <p>{t('summonsLetter.howTo')}</p>
        <h2>{t('summonsLetter.contact')}</h2>
        <Form form={form} onSubmit={() => print()}>
          <TextField
            name="phone"
            label={t('summonsLetter.phone')}
            hint={t('summonsLetter.phoneHint')}
            characters={24}
            optional
          />
          <TextField name="email" label={t('summonsLetter.email')} inputMode="email" characters={24} optional />
          <TextArea
            name="address"
            label={t('summonsLetter.address')}
            rows={2}
            maxLength={300}
            optional
            below={
              <>
                <p className="field-hint">{t('summonsLetter.kept')}</p>
                <DraftStatus state={draft.state} />
              </>
            }
          />
          <FormProvider {...recipientForm}>
            <TextArea
              name="recipient"
              label={t('summonsLetter.recipient')}
              hint={t('summonsLetter.recipientHint')}
              rows={3}
              maxLength={300}
              optional
            />
          </FormProvider>
          <LanguageChoice language={language} choose={(chosen) => void choose(chosen)} />
          {contact.phone.trim() === '' && contact.email.trim() === '' && (
            <Notice kind="warning" title={t('summonsLetter.contactMissing')} />
          )}
          <FormButtons>
            <Button type="submit" kind="primary">
              {t('page.print')}
            </Button>
          </FormButtons>
        </Form>
      </div>
      <Letter letter={letter} contact={contact} recipient={recipient} language={language} />
    </>
  );
};

/** Kallelsen as a letter to print. The api logs that the name was shown, so it is read once, not again at every hint. */
export const LetterPage = () => {
  const { t } = useTranslation();
  const { caseId, summons }: { caseId: string; summons: string } = route.useParams();
  const query = useQuery({ ...api.summons.letter.queryOptions({ caseId, summons }), staleTime: 'static', gcTime: 0 });
  return (
    <Page
      title={t('summonsLetter.title')}
      above={query.data && t('summonsLetter.above', { code: query.data.caseCode })}
      actions={
        <Link to="/arenden/$caseId" params={{ caseId }} hash="kallelse" className="button button-secondary">
          {t('summonsLetter.back')}
        </Link>
      }
    >
      <Loaded query={query}>{(letter) => <Writing caseId={caseId} letter={letter} />}</Loaded>
    </Page>
  );
};
