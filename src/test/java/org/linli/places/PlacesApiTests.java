package org.linli.places;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@LinliTest
class PlacesApiTests {
    private final MockMvcTester mvc;
    private final Places places;

    PlacesApiTests(MockMvcTester mvc, Places places) {
        this.mvc = mvc;
        this.places = places;
    }

    @BeforeEach
    void load() {
        places.loadNanshan();
    }

    @Test
    void aPlaceComesWithItsPath() {
        assertThat(mvc.get().uri("/api/v1/places/440305007"))
                .hasStatusOk()
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.kind").isEqualTo("subdistrict");
                    assertThat(json).extractingPath("$.name").isEqualTo("粤海街道");
                    assertThat(json).extractingPath("$.path[0].code").isEqualTo("440305");
                });
    }

    @Test
    void childrenArePagedToTheEnd() {
        assertThat(mvc.get().uri("/api/v1/places/440305/children?limit=5"))
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.items.length()").isEqualTo(5);
                    assertThat(json).extractingPath("$.next").isEqualTo("440305006");
                });
        assertThat(mvc.get().uri("/api/v1/places/440305/children?limit=5&after=440305006"))
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.items.length()").isEqualTo(3);
                    assertThat(json).extractingPath("$.next").isNull();
                });
    }

    @Test
    void searchesWithinAPlace() {
        assertThat(mvc.get().uri("/api/v1/places?q=nantou&within=440305001"))
                .bodyJson()
                .extractingPath("$.items[0].code")
                .isEqualTo("440305001");
    }

    @Test
    void failuresAreProblems() {
        assertThat(mvc.get().uri("/api/v1/places/440305999")).hasStatus(404);
        assertThat(mvc.get().uri("/api/v1/places/4403x")).hasStatus4xxClientError();
        assertThat(mvc.get().uri("/api/v1/places?q=")).hasStatus(422);
    }
}
