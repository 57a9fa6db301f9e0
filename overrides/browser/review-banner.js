/** `<review-banner data-review-by="2027-05-24">`: shows its content once that day has passed for the reader. */
customElements.define(
  "review-banner",
  class extends HTMLElement {
    connectedCallback() {
      const now = new Date();
      const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
        .map((part) => String(part).padStart(2, "0"))
        .join("-");
      if (today > this.dataset.reviewBy) this.firstElementChild.hidden = false;
    }
  },
);
