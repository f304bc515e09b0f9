// SPDX-License-Identifier: EUPL-1.2
// Keeps a text as a draft by itself, some seconds after typing has stopped. The page does without:
// its button "keep the draft" sends the same form. Knows one form, marked data-draft.
const pause = 5000;
const form = document.querySelector('form[data-draft]');
const status = form.querySelector('[data-draft-status]');
let timer = 0;
let keeping = false;
let kept = contents();

function contents() {
  const fields = new URLSearchParams(new FormData(form));
  fields.delete('once'); // what is kept again and again is no command to be done once
  fields.set('do', 'keep');
  return fields.toString();
}

async function keep() {
  const body = contents();
  if (keeping || body === kept) return;
  keeping = true;
  const answer = await fetch(form.action, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body,
    redirect: 'manual',
  }).catch(() => null);
  keeping = false;
  const done = answer !== null && answer.type === 'opaqueredirect';
  if (done) kept = body;
  status.textContent = done ? status.dataset.kept : status.dataset.notKept;
  if (contents() !== body) wait();
}

function wait() {
  clearTimeout(timer);
  timer = setTimeout(keep, pause);
}

form.addEventListener('input', wait);
form.addEventListener('submit', () => clearTimeout(timer));
