"""Numbers over time: the plot and the table say the same, each value leads to its sentence."""


def get(pages, tree, path):
    response = pages.get(path)
    assert response.status_code == 200, path
    return tree(response.text)


def test_every_number_has_its_plot_and_its_table_of_the_same_values(pages, tree):
    listed = get(pages, tree, "/nl/numbers")
    paths = listed.xpath("//td/a[starts-with(@href, '/nl/numbers/')]/@href")
    assert len(paths) > 10
    for path in paths:
        page = get(pages, tree, path)
        values = page.xpath("//tbody/tr/@id")
        drawn = page.xpath("(//svg)[1]//a/@href")
        assert sorted(drawn) == sorted(f"/nl/claim/{claim}" for claim in values)
        assert page.xpath("//svg/title")
        assert page.xpath("//div[@id='table'][@aria-label]")


def test_a_value_leads_to_its_sentence_as_known_then(pages, tree):
    path = get(pages, tree, "/nl/numbers?known_at=2022-09-12").xpath("//tbody//td/a/@href")[0]
    assert "known_at=2022-09-12" in path
    link = get(pages, tree, path).xpath("(//svg)[1]//a/@href")[0]
    led = pages.get(link).headers["location"]
    assert led.startswith("/nl/story/")
    assert "known_at=2022-09-12" in led


def test_a_corrected_value_is_struck_in_plot_and_table(pages, tree):
    listed = get(pages, tree, "/nl/numbers")
    path = listed.xpath("//tr[contains(., 'gecorrigeerd')]/td/a[starts-with(@href, '/nl/numbers/')]/@href")[0]
    page = get(pages, tree, path)
    assert page.xpath("//td[@class='struck']")
    assert page.xpath("(//svg)[1]//text[contains(@class, 'plot-struck')]")


def test_a_number_with_two_values_has_a_small_plot_in_the_list(pages, tree):
    listed = get(pages, tree, "/nl/numbers")
    for row in listed.xpath("//tbody/tr"):
        several = "waarden" in row.xpath("./td[4]")[0].text_content()
        assert bool(row.xpath(".//svg")) == several


def test_a_number_is_a_spreadsheet_too(pages):
    path = "/nl/numbers/n-a64fd99eafee0623"
    rows = pages.get(f"{path}?form=csv")
    assert rows.headers["content-type"].startswith("text/csv")
    assert pages.get(f"{path}?form=pdf").status_code == 400
