import { Part, h, headers, icon, newId, t, toast } from './core.js';

/** Files dropped, pasted or chosen are posted by the form at once. */
class MuFiles extends Part {
  build() {
    this.form = this.querySelector('form');
    this.input = this.form.querySelector('input[type="file"]');
    this.input.id ||= newId('files');
    this.input.classList.add('sr');
    this.text = h('span', { role: 'status' }, t('files.drop') + ' ');
    this.form.append(this.mark = h('div', null, icon('upload'), ' ', this.text, h('label', { for: this.input.id }, t('files.choose'))));
    for (const b of this.form.querySelectorAll('button')) b.hidden = true;
    if (this.wired) return;
    this.wired = true;
    this.addEventListener('change', e => { if (e.target === this.input) this.send(); });
    for (const type of ['dragover', 'dragleave', 'drop']) this.addEventListener(type, e => {
      e.preventDefault();
      this.form.classList.toggle('over', type === 'dragover');
      if (type === 'drop' && e.dataTransfer.files.length) { this.input.files = e.dataTransfer.files; this.send(); }
    });
    document.addEventListener('paste', this.onpaste_ = e => {
      if (!e.clipboardData?.files.length || e.target.closest?.('input, textarea')) return;
      this.input.files = e.clipboardData.files;
      this.send();
    });
  }
  drop() { document.removeEventListener('paste', this.onpaste_); this.wired = false; }
  send() {
    const data = new FormData(this.form), to = new XMLHttpRequest();                     // fetch does not tell how much was sent
    this.text.textContent = t('files.sending', '');
    to.open('POST', this.form.action);
    for (const [k, v] of Object.entries(headers())) to.setRequestHeader(k, v);
    to.upload.onprogress = e => { this.text.textContent = t('files.sending', `${Math.round(100 * e.loaded / e.total)}%`); };
    to.onload = () => to.status < 400 ? location.reload() : this.fail(to);
    to.onerror = () => this.fail(to);
    to.send(data);
  }
  fail(answer) {
    let why;
    try { why = JSON.parse(answer.responseText).detail; } catch { /* no answer, or none in words */ }
    this.text.textContent = t('files.drop') + ' ';
    this.input.value = '';
    toast(why || t('files.failed'), 'red');
  }
}
customElements.define('mu-files', MuFiles);
