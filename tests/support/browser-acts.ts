import type { Locator, Page } from 'playwright-core';
import type { SampleFile } from './sample-files.ts';

/** What people do with the pointer, in the words that they read on the screen. */

export type Letter = {
  readonly subject: string;
  /** Names of recipient groups as shown. */
  readonly groups?: readonly string[];
  /** Single recipients, by a piece of the name. */
  readonly agencies?: readonly string[];
  readonly addressees?: string;
  readonly body: string;
};

/** Waits until the editor says that everything typed is with the server. */
export const waitUntilSaved = (page: Page): Promise<void> =>
  page.locator('.kb-saving-saved').waitFor({ state: 'visible' });

/** From "Soạn văn bản" to a saved draft with its text and recipients. Answers the draft's address. */
export const composeLetter = async (page: Page, letter: Letter): Promise<string> => {
  await page.goto('/van-ban-di');
  await page.getByRole('button', { name: 'Soạn văn bản' }).click();
  await page.getByLabel('Trích yếu').fill(letter.subject);
  await page.getByRole('button', { name: 'Lưu dự thảo' }).click();
  await page.waitForURL(/\/du-thao\/[\w-]+\/sua$/);
  await fillLetter(page, letter);
  return new URL(page.url()).pathname.replace(/\/sua$/, '');
};

/** Fills the open editor, all but the subject. */
export const fillLetter = async (page: Page, letter: Omit<Letter, 'subject'>): Promise<void> => {
  for (const group of letter.groups ?? []) await page.getByRole('checkbox', { name: group }).check();
  for (const agency of letter.agencies ?? []) {
    await page.getByLabel('Từng cơ quan').fill(agency);
    await page.locator('.ant-select-item-option', { hasText: agency }).first().click();
  }
  if (letter.addressees) await page.getByLabel('Kính gửi').fill(letter.addressees);
  await page.getByLabel('Nội dung văn bản').fill(letter.body);
  await waitUntilSaved(page);
};

/** Gives the file to "Thêm tệp kèm theo" and waits until it stands in the list with its hash. */
export const attachFile = async (page: Page, file: SampleFile): Promise<void> => {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Thêm tệp kèm theo' }).click(),
  ]);
  await chooser.setFiles(file);
  await page.getByRole('link', { name: file.name }).waitFor();
};

/** Opens what waits for somebody from "Việc hôm nay". */
export const openWork = async (page: Page, subject: string): Promise<void> => {
  await page.goto('/viec-hom-nay');
  await page.getByRole('main').getByRole('link', { name: subject }).first().click();
  await page.getByRole('heading', { level: 1, name: subject }).waitFor();
};

/** Presses the act's button, fills its dialog, confirms, and waits until the dialog is gone. */
export const actOn = async (
  page: Page,
  act: string,
  fill: (dialog: Locator) => Promise<void> = async () => {},
  confirm = act,
): Promise<void> => {
  await page.getByRole('main').getByRole('button', { name: act, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await fill(dialog);
  await dialog.getByRole('button', { name: confirm, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
};

/** The share of pixels of the first drawn page that are dark; waits until there is any. A blank page never has. */
export const inkOfFirstPage = async (page: Page): Promise<number> => {
  const drawn = await page.waitForFunction(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.kb-pdf-page canvas');
    if (!canvas?.width) return 0;
    const { data } = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(
      0,
      0,
      canvas.width,
      canvas.height,
    );
    let ink = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i + 3] && (data[i] as number) < 200) ink++;
    return ink / (data.length / 4);
  });
  return drawn.jsonValue();
};

/** Waits until the first drawn page has blue on it, as a person's signature has (Decree 30/2020, Annex I). */
export const waitForBlue = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.kb-pdf-page canvas');
    if (!canvas?.width) return false;
    const { data } = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(
      0,
      0,
      canvas.width,
      canvas.height,
    );
    let blue = 0;
    for (let i = 0; i < data.length; i += 4)
      if ((data[i + 2] as number) > 120 && (data[i + 2] as number) - (data[i] as number) > 80) blue++;
    return blue > 20;
  });
};

/** Chooses in a list that opens: types a piece of the option's name, or goes down to it, and leaves the list closed. */
export const choose = async (page: Page, label: string, option: string): Promise<void> => {
  const field = page.getByLabel(label, { exact: true });
  const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
  await field.focus();
  if (await field.isEditable()) await field.fill(option);
  else await field.press('Enter');
  await list.locator('.ant-select-item-option', { hasText: option }).first().waitFor();
  const active = list.locator('.ant-select-item-option-active', { hasText: option });
  for (let down = 0; down < 40 && (await active.count()) === 0; down++) await field.press('ArrowDown');
  await field.press('Enter');
  // A list of several stays open for the next one. Escape only then: on a list that is closed it would close the dialog.
  if ((await page.locator('.ant-select-multiple.ant-select-open').count()) > 0) await field.press('Escape');
};
