package org.linli.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.ProblemException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@LinliTest
class PeopleTests {
    private static final District HERE = new District("980001");
    private static final District ELSEWHERE = new District("980002");

    private final People people;
    private final PersonListStore lists;
    private final JdbcClient jdbc;

    PeopleTests(People people, PersonListStore lists, JdbcClient jdbc) {
        this.people = people;
        this.lists = lists;
        this.jdbc = jdbc;
    }

    @Test
    void keepsAPersonWithoutStoringAWordInClear() {
        var fang = people.add(HERE, "王芳", "138 0013 8000", "fang@linli.example", Lang.ZH);

        assertThat(people.findName(HERE, fang)).contains("王芳");
        assertThat(people.own(HERE, fang)).isEqualTo(new Contact("王芳", "13800138000", "fang@linli.example", Lang.ZH));
        var row = jdbc.sql("select * from people.person where district = :district and id = :id")
                .param("district", HERE.value())
                .param("id", fang.value())
                .query()
                .singleRow();
        assertThat((byte[]) row.get("name"))
                .asString(java.nio.charset.StandardCharsets.UTF_8)
                .doesNotContain("王");
        assertThat((byte[]) row.get("phone"))
                .asString(java.nio.charset.StandardCharsets.UTF_8)
                .doesNotContain("138");
    }

    @Test
    void findsByPhoneHoweverItIsWrittenAndOnlyInTheDistrict() {
        var one = people.add(HERE, "李敏", "13900139001", null, Lang.ZH);
        people.add(ELSEWHERE, "李敏", "13900139001", null, Lang.ZH);

        assertThat(people.withPhone(HERE, "+86 139-0013-9001")).containsExactly(one);
        people.change(HERE, one, "李敏", null, null, Lang.EN);
        assertThat(people.withPhone(HERE, "13900139001")).isEmpty();
        assertThat(people.names(HERE, List.of(one, new PersonId(java.util.UUID.randomUUID()))))
                .containsOnlyKeys(one);
    }

    @Test
    void aLookIsRecordedAndStays() {
        var subject = people.add(HERE, "陈伯", "13700137000", null, Lang.ZH);
        var clerk = people.add(HERE, "林晓燕", null, null, Lang.ZH);

        assertThat(people.look(HERE, subject, clerk, "回电").phone()).isEqualTo("13700137000");

        assertThat(people.looks(HERE, subject.value(), 10)).singleElement().satisfies(look -> {
            assertThat(look.looker()).isEqualTo(clerk);
            assertThat(look.purpose()).isEqualTo("回电");
        });
        for (var attempt : List.of("update people.look set purpose = ''", "delete from people.look")) {
            assertThatThrownBy(() -> jdbc.sql(attempt).update())
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aLookNeedsAPurposeAndSomebodyToSee() {
        var subject = people.add(HERE, "陈伯", null, null, Lang.ZH);
        assertThatThrownBy(() -> people.look(HERE, subject, subject, " ")).isInstanceOf(ProblemException.class);
        assertThat(people.looks(HERE, subject.value(), 10)).isEmpty();
        assertThatThrownBy(() -> people.look(ELSEWHERE, subject, subject, "看看")).isInstanceOf(ProblemException.class);
    }

    @Test
    void aNameWrittenBeforeThereWasAnIndexIsFoundOnceItHasOne() {
        var there = new District("970403");
        var old = people.add(there, "何老", null, null, Lang.ZH);
        jdbc.sql("update people.person set name_index = null where district = :district")
                .param("district", there.value())
                .update();
        assertThat(lists.withUnindexed()).contains(there);
        assertThat(people.indexNames(there, 10)).isEqualTo(1);
        assertThat(people.indexNames(there, 10)).isZero();
        assertThat(jdbc.sql("select name_index is not null from people.person where district = :district and id = :id")
                        .param("district", there.value())
                        .param("id", old.value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }
}
