import { Part, h, icon, newId, t } from './core.js';

/** One file, dropped or chosen, before its form is sent. What is too big is refused at once, not after minutes of sending. */
class MuUpload extends Part {
  build() {
    this.input = this.querySelector('input[type="file"]');
    this.input.id ||= newId('upload');
    this.input.classList.add('sr');
    this.name = h('b', { role: 'status' });
    this.trouble = h('p.refusal', { role: 'alert', hidden: true });
    this.append(this.mark = h('div.drop', null, icon('upload'), h('span', null, t('files.drop')), h('label.btn', { for: this.input.id }, t('files.choose')), this.name, this.trouble));
    this.show();
    if (this.wired) return;
    this.wired = true;
    this.addEventListener('change', () => this.show());
    for (const type of ['dragover', 'dragleave', 'drop']) this.addEventListener(type, e => {
      e.preventDefault();
      this.mark.classList.toggle('over', type === 'dragover');
      if (type !== 'drop' || !e.dataTransfer.files.length) return;
      const one = new DataTransfer();
      one.items.add(e.dataTransfer.files[0]);
      this.input.files = one.files;
      this.show();
    });
  }
  show() {
    const file = this.input.files[0], big = file && file.size > Number(this.dataset.max);
    this.trouble.hidden = !big;
    this.trouble.textContent = big ? this.dataset.tooBig : '';
    this.name.textContent = file && !big ? `${file.name} (${Math.max(1, Math.round(file.size / 1024)).toLocaleString()} KB)` : '';
    if (big) this.input.value = '';
  }
}
customElements.define('mu-upload', MuUpload);
