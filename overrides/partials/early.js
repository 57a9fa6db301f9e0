{
  const page = document.documentElement.dataset;
  if (/passport|bundle/i.test(location.hash) || history.state?.passport || history.state?.bundle) page.opens = "";
  if (location.search.includes("=")) page.asks = "";
  if (location.hash.length > 1) {
    const look = new MutationObserver(() => {
      const part = document.getElementById(location.hash.slice(1))?.closest(".part")?.querySelector("details");
      if (part) part.open = true;
      if (part || document.readyState !== "loading") look.disconnect();
    });
    look.observe(document, { childList: true, subtree: true });
  }
  try {
    const root = document.querySelector("meta[name='careerguide:root']")?.getAttribute("content") ?? "";
    const name = `${new URL(root, location.href).pathname}#`;
    const colors = localStorage.getItem(`${name}colors`);
    if (colors) page.colors = colors;
    if (localStorage.getItem(`${name}results`)) page.results = "";
    if (localStorage.getItem(`${name}metro`)) page.metro = "";
  } catch {}
}
