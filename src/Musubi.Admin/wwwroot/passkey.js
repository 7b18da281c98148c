// Passkeys: the two round trips of WebAuthn around navigator.credentials. Shown only where the browser can.

const json = (url, body) => fetch(url, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body ?? {}) });

class Passkey extends HTMLElement {
  connectedCallback() {
    if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) return;
    this.hidden = false;
    this.querySelector("button").addEventListener("click", () => this.run());
  }

  async run() {
    const refusal = this.querySelector(".refusal");
    refusal.hidden = true;
    try {
      const answer = this.dataset.mode === "add" ? await this.add() : await this.signIn();
      if (!answer.ok) throw new Error((await answer.json()).detail);
      location.href = this.dataset.mode === "add" ? location.pathname : (await answer.json()).href;
    } catch (failure) {
      if (failure.name === "NotAllowedError" || failure.name === "AbortError") return; // closed by hand
      refusal.textContent = failure instanceof DOMException || !failure.message ? this.dataset.failed : failure.message;
      refusal.hidden = false;
    }
  }

  async add() {
    const asked = await json("/api/me/passkeys/options");
    if (!asked.ok) return asked;
    const credential = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(await asked.json()) });
    return json("/api/me/passkeys", { credential, name: this.querySelector("input")?.value ?? "" });
  }

  async signIn() {
    const asked = await json("/api/sign-in/passkey/options");
    if (!asked.ok) return asked;
    const credential = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(await asked.json()) });
    return json("/api/sign-in/passkey", { credential, returnUrl: this.dataset.return });
  }
}

if (!customElements.get("mu-passkey")) customElements.define("mu-passkey", Passkey);
